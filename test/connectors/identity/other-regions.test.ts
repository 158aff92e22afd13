import { expect, test } from 'vitest'
import { ACCOUNT, accessIn, type Document, type Scenario } from './scenario.ts'

const document = (Statement: Document['Statement']): Document => ({ Version: '2012-10-17', Statement })

/** Ann may open a session on any instance; a role that EC2 may take is an administrator; no instance was found. */
const scenarioOf = (otherRegions: string[]): Scenario => ({
  ...{ scenario: 'elsewhere', path: null, groups: [], policies: {}, bucketPolicies: {}, resources: [], otherRegions },
  users: [
    {
      name: 'ann',
      inline: { own: document({ Effect: 'Allow', Action: 'ssm:StartSession', Resource: '*' }) },
      attached: [],
    },
  ],
  roles: [
    {
      name: 'runner',
      inline: { all: document({ Effect: 'Allow', Action: '*', Resource: '*' }) },
      attached: [],
      trust: document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }),
    },
  ],
  expected: { escalations: [], chains: [], administrators: { yes: [], no: [] } },
})

const escalations = async (otherRegions: string[]) =>
  (await accessIn(scenarioOf(otherRegions))).members.get(`arn:aws:iam::${ACCOUNT}:user/ann`)?.settings.Escalations

test('instances may be in an enabled region that was not read, and nowhere else', async () => {
  expect(await escalations([])).toEqual([])
  expect(await escalations(['eu-west-1'])).toEqual([
    expect.objectContaining({
      To: `arn:aws:iam::${ACCOUNT}:role/runner`,
      Reaches: 'administrator',
      Certainty: 'conditional',
      Conditions: expect.arrayContaining([expect.stringContaining('eu-west-1 was not read')]),
    }),
  ])
})
