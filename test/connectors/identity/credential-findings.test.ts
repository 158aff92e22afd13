import { expect, test } from 'vitest'
import type { EffectiveAccess } from '../../../connectors/aws/iam/effective-access.ts'
import { ACCOUNT, accessIn, type Entity, type Missing, type Scenario } from './scenario.ts'

const iam = (what: string) => `arn:aws:iam::${ACCOUNT}:${what}`
const entity = (name: string, accessKeys = 0): Entity => ({ name, inline: {}, attached: [], accessKeys })
const about = (AccessKeyDetails: object, Type = 'UnauthorizedAccess:IAMUser/TorIPCaller') => ({
  Id: `f-${Type}`,
  Finding: { Type, Severity: 5, CreatedAt: '2026-11-20T00:00:00Z', Resource: { AccessKeyDetails } },
})

function scenarioOf(findings: Record<string, object>, more: Partial<Scenario> = {}): Scenario {
  return {
    ...{ scenario: 'findings', path: null, groups: [], policies: {}, bucketPolicies: {}, resources: [] },
    users: [entity('ann', 1), entity('bob')],
    roles: [{ ...entity('ann'), trust: { Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' } } }],
    expected: { escalations: [], chains: [], administrators: { yes: [], no: [] } },
    more: { 'aws.guardduty.finding': findings },
    ...more,
  }
}

async function found(scenario: Scenario, missing?: Missing) {
  const { members } = await accessIn(scenario, missing)
  const of = (arn: string) => (members.get(arn)?.settings as unknown as EffectiveAccess | undefined)?.CredentialFindings
  const unread = (arn: string) => members.get(arn)?.settings?.CredentialFindingsUnread
  const gap = (arn: string) => members.get(arn)?.gaps.find(g => g.field === 'CredentialFindings')
  return { ann: of(iam('user/ann')), bob: of(iam('user/bob')), role: of(iam('role/ann')), gap, unread }
}

test('a finding stands beside the user that it names, and not beside a role of the same name', async () => {
  const { ann, bob, role } = await found(scenarioOf({ 'arn:f': about({ UserName: 'ann', UserType: 'IAMUser' }) }))
  expect(ann).toMatchObject([{ Type: 'UnauthorizedAccess:IAMUser/TorIPCaller', CreatedAt: '2026-11-20T00:00:00Z' }])
  expect([bob, role]).toEqual([[], []])
})

test('a session of a role is the role’s, and a key its user’s', async () => {
  const session = { UserName: 'ann', UserType: 'AssumedRole', PrincipalId: 'AROAX:build' }
  expect(await found(scenarioOf({ 'arn:f': about(session) }))).toMatchObject({ ann: [], role: [{ Severity: 5 }] })
  const { ann, role } = await found(scenarioOf({ 'arn:f': about({ AccessKeyId: 'AKIA0' }) }))
  expect([ann?.length, role?.length]).toEqual([1, 0])
})

test('an attack sequence names its actors; what is about policy is about nobody’s credentials', async () => {
  const sequence = {
    Id: 'f-s',
    Finding: {
      ...{ Type: 'AttackSequence:IAM/CompromisedCredentials', Severity: 9, CreatedAt: '2026-11-20T00:00:00Z' },
      Resource: { ResourceType: 'AttackSequence' },
      Service: { Detection: { Sequence: { Actors: [{ User: { Name: 'bob', Uid: 'AIDAX', Type: 'IAMUser' } }] } } },
    },
  }
  const policy = about({ UserName: 'ann', UserType: 'IAMUser' }, 'Policy:IAMUser/RootCredentialUsage')
  const { ann, bob } = await found(scenarioOf({ 'arn:s': sequence, 'arn:p': policy }))
  expect([ann?.length, bob?.length]).toEqual([0, 1])
})

test('a list that was not read, or not in every region, is not known to have none', async () => {
  const refused = { lists: { 'aws.guardduty.finding': 'guardduty:ListFindings' } }
  const one = { 'arn:f': about({ UserName: 'ann', UserType: 'IAMUser' }) }
  expect((await found(scenarioOf({}), refused)).gap(iam('user/bob'))).toMatchObject({ detail: 'NotDecided' })
  const elsewhere = await found(scenarioOf(one, { otherRegions: ['eu-west-3'] }))
  expect(elsewhere.ann).toHaveLength(1)
  expect(elsewhere.bob).toEqual([])
  expect(elsewhere.unread(iam('user/bob'))).toEqual([expect.stringContaining('eu-west-3 was not read')])
  const undescribed = await found(scenarioOf(one), { fields: { 'arn:f': ['Finding'] } })
  expect(undescribed.gap(iam('user/ann'))).toBeDefined()
})
