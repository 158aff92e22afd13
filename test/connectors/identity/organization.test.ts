import { describe, expect, test } from 'vitest'
import * as checks from '../../../connectors/aws/iam/effective-access.checks.ts'
import {
  ACCOUNT,
  accessIn,
  type Document,
  type Members,
  type Missing,
  type Scenario,
  type Statement,
} from './scenario.ts'

const iam = (what: string) => `arn:aws:iam::${ACCOUNT}:${what}`
const ANN = iam('user/ann')
const document = (...Statement: Statement[]): Document => ({ Version: '2012-10-17', Statement })
const allow = (Action: string): Statement => ({ Effect: 'Allow', Action, Resource: '*' })
const denying = (Action: string, Condition?: object): Document =>
  document({ Effect: 'Deny', Principal: '*', Action, Resource: '*', ...(Condition && { Condition }) })
const outsiders = (organization: string) => ({
  StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organization },
  BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
})

/** Ann passes roles to functions, and may take a reader; root-like is an administrator. */
function scenarioOf(more: Partial<Scenario> = {}): Scenario {
  const trusts = (Principal: object) => document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal })
  const own = [allow('iam:PassRole'), allow('lambda:*'), allow('sts:AssumeRole')]
  const admin = { inline: { all: document(allow('*')) }, attached: [] }
  return {
    ...{ scenario: 'organization', path: null, groups: [], policies: {}, bucketPolicies: {}, resources: [] },
    users: [
      { name: 'ann', inline: { own: document(...own) }, attached: [] },
      { name: 'boss', ...admin },
    ],
    roles: [
      { name: 'worker', ...admin, trust: trusts({ Service: 'lambda.amazonaws.com' }) },
      { name: 'reader', inline: { r: document(allow('s3:GetObject')) }, attached: [], trust: trusts({ AWS: ANN }) },
    ],
    expected: { escalations: [], chains: [], administrators: { yes: [], no: [] } },
    scps: [],
    ...more,
  }
}

interface Told {
  Administrator: { Is: string; Unknown: string[] }
  Escalations: { Path: string; To: string; Reaches: string; Certainty: string; Conditions: string[] }[]
  EscalationsUnread: string[]
  Chains: []
}

async function access(scenario: Scenario, missing?: Missing) {
  const { members } = await accessIn(scenario, missing)
  return (arn: string) => members.get(arn)?.settings as unknown as Told
}
const ways = ({ Escalations }: Told) =>
  Escalations.filter(e => e.Path === 'lambda-001' || e.Path === 'sts-001').map(
    e => `${e.Path} ${e.To.split('/')[1]} ${e.Reaches} ${e.Certainty}`,
  )
const BOTH = ['lambda-001 worker administrator certain', 'sts-001 reader data certain']

describe('resource control policies', () => {
  test.each<[string, Document[], string[]]>([
    ['none but the one that allows everything', [], BOTH],
    ['one against other organizations than its own', [denying('sts:*', outsiders('o-1'))], BOTH],
    ['one against whoever is not of another organization', [denying('sts:*', outsiders('o-2'))], [BOTH[0] ?? '']],
    [
      'one that takes what the reader reads',
      [denying('s3:GetObject')],
      [BOTH[0] ?? '', 'sts-001 reader principal certain'],
    ],
    ['one that names what no such policy can bind', [denying('lambda:*'), denying('iam:*')], BOTH],
    [
      'one against services for other organizations',
      [
        denying('sts:AssumeRole', {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-1' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
        }),
      ],
      BOTH,
    ],
    [
      'one against services altogether',
      [denying('sts:AssumeRole', { Bool: { 'aws:PrincipalIsAWSService': 'true' } })],
      [BOTH[1] ?? ''],
    ],
  ])('%s', async (_, rcps, expected) => {
    const of = await access(scenarioOf({ rcps }))
    expect(ways(of(ANN)).sort()).toEqual(expected)
  })

  test('one that denies most of a service makes its holder no administrator', async () => {
    expect((await access(scenarioOf({ rcps: [denying('s3:*')] })))(iam('user/boss')).Administrator.Is).toBe('no')
  })
})

const ORGANIZATION = 'aws.organizations.organization'
const POLICIES = 'aws.organizations.policy'

test('bind no management account', async () => {
  const own: Members = { 'arn:o': { Id: 'o-1', MasterAccountId: ACCOUNT, Roots: [{ Id: 'r-1' }] } }
  const scenario = scenarioOf({ scps: [denying('*')], rcps: [denying('*')], more: { [ORGANIZATION]: own } })
  expect(ways((await access(scenario))(ANN)).sort()).toEqual(BOTH)
})

test('where the type is not enabled, none counts, and nobody is less for it', async () => {
  const own: Members = {
    'arn:o': { Id: 'o-1', MasterAccountId: '999999999999', Roots: [{ Id: 'r-1', PolicyTypes: [] }] },
  }
  const of = await access(scenarioOf({ more: { [ORGANIZATION]: own, [POLICIES]: {} } }))
  expect(ways(of(ANN)).sort()).toEqual(BOTH)
  expect(of(iam('user/boss')).Administrator.Is).toBe('yes')
})

describe('a member account that may not read what binds it', () => {
  test.each<[string, Missing]>([
    ['the policies', { lists: { [POLICIES]: 'organizations:ListPolicies' } }],
    ['the units', { lists: { 'aws.organizations.unit': 'organizations:ListChildren' } }],
    ['the roots', { fields: { 'arn:o': ['Roots'] } }],
    ['what a unit holds', { fields: { 'arn:ou': ['Children'] } }],
    ['the document of a policy', { fields: { 'arn:SERVICE_CONTROL_POLICY1': ['Content'] } }],
    ['what a policy is attached to', { fields: { 'arn:SERVICE_CONTROL_POLICY1': ['Targets'] } }],
    ['the organization', { lists: { [ORGANIZATION]: 'organizations:DescribeOrganization' } }],
  ])('is told so: %s', async (_, missing) => {
    const of = await access(scenarioOf({ scps: [denying('athena:*')] }), missing)
    const { Administrator } = of(iam('user/boss'))
    expect(Administrator.Is).toBe('unknown')
    expect(Administrator.Unknown.join()).toMatch(/denied \(AccessDenied\)/)
    const [first, ...more] = of(ANN).Escalations.filter(e => e.Path === 'lambda-001')
    expect(first).toMatchObject({ To: iam('role/worker'), Reaches: 'administrator', Certainty: 'conditional' })
    expect(more).toEqual([])
    expect(first?.Conditions.join()).toMatch(/AccessDenied/)
    const { status, reason } = checks.principalNoPathToAdministrator.test(of(ANN), {})
    expect({ status, reason }).toEqual({ status: 'unknown', reason: expect.stringMatching(/AccessDenied/) })
  })

  test('is told which account may, where AWS leaves it to that one', async () => {
    const elsewhere = { [POLICIES]: '999999999999', 'aws.organizations.unit': '999999999999' }
    const of = await access(scenarioOf(), { elsewhere })
    const { Is, Unknown } = of(iam('user/boss')).Administrator
    expect(Is).toBe('unknown')
    expect(Unknown.join()).toMatch(/service control policies that bind the account were not read: .*999999999999/)
    expect(ways(of(ANN)).sort()).toEqual(BOTH.map(way => way.replace('certain', 'conditional')))
  })

  test('still knows what its own policies deny', async () => {
    const scenario = scenarioOf()
    scenario.users[0]?.inline && Object.assign(scenario.users[0].inline, { no: denying('iam:PassRole') })
    const of = await access(scenario, { lists: { [POLICIES]: 'organizations:ListPolicies' } })
    expect(ways(of(ANN))).toEqual(['sts-001 reader data conditional'])
  })
})
