import { describe, expect, test } from 'vitest'
import * as checks from '../../../connectors/aws/iam/effective-access.checks.ts'
import type { EffectiveAccess } from '../../../connectors/aws/iam/effective-access.ts'
import { judgeResource } from '../../../src/assess/judge.ts'
import type { Resource } from '../../../src/evidence/item.ts'
import {
  ACCOUNT,
  accessIn,
  type Document,
  type Entity,
  type Members,
  type Missing,
  type Scenario,
  type Statement,
} from './scenario.ts'

const OTHER = '222222222222'
const SETS = 'arn:aws:sso:::permissionSet/ssoins-1'
const document = (...Statement: Statement[]): Document => ({ Version: '2012-10-17', Statement })
const allow = (Action: string): Statement => ({ Effect: 'Allow', Action, Resource: '*' })
const deny = (Action: string | string[], Condition?: object): Statement => ({
  ...{ Effect: 'Deny', Action, Resource: '*' },
  ...(Condition && { Condition }),
})
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess'

const set = (Name: string, more: object = {}): Members => ({
  [`${SETS}/ps-${Name}`]: {
    PermissionSet: { Name },
    ...{ ManagedPolicies: [], ManagedPolicyDocuments: [], CustomerManagedPolicies: [] },
    ...{ InlinePolicy: null, PermissionsBoundary: null },
    ...more,
  },
})
const withAdmin = {
  ManagedPolicies: [{ Name: 'AdministratorAccess', Arn: ADMIN }],
  ManagedPolicyDocuments: [{ PolicyArn: ADMIN, VersionId: 'v1', Document: document(allow('*')) }],
}
const inline = (...statements: Statement[]) => ({ InlinePolicy: JSON.stringify(document(...statements)) })
const idOf = (name: string, account: string, type = 'USER', who = 'u-sam') =>
  `${SETS}/ps-${name}/${account}/${type}/${who}`
const assigned = (name: string, AccountId: string, PrincipalType = 'USER', PrincipalId = 'u-sam'): Members => ({
  [idOf(name, AccountId, PrincipalType, PrincipalId)]: {
    ...{ AccountId, PrincipalType, PrincipalId, PermissionSetArn: `${SETS}/ps-${name}` },
  },
})
const PEOPLE: Record<string, Members> = {
  'aws.identitystore.user': { 'arn:u/sam': { UserId: 'u-sam' }, 'arn:u/dana': { UserId: 'u-dana' } },
  'aws.identitystore.group': { 'arn:g/auditors': { Group: { GroupId: 'g-1' }, UserIds: ['u-dana', 'u-sam'] } },
}
const madeOf = (name: string, more: Partial<Entity> = {}): Entity => ({
  name: `AWSReservedSSO_${name}_0123456789abcdef`,
  path: '/aws-reserved/sso.amazonaws.com/',
  ...{ inline: {}, attached: [] },
  trust: document({ Effect: 'Allow', Action: 'sts:AssumeRoleWithSAML', Principal: { Federated: 'arn:saml' } }),
  ...more,
})

function scenarioOf(sets: Members, assignments: Members, more: Partial<Scenario> = {}): Scenario {
  return {
    ...{ scenario: 'assignments', path: null, users: [], roles: [], groups: [], policies: {} },
    ...{
      bucketPolicies: {},
      resources: [],
      expected: { escalations: [], chains: [], administrators: { yes: [], no: [] } },
    },
    ...more,
    more: {
      'aws.sso-admin.permission-set': sets,
      'aws.sso-admin.account-assignment': assignments,
      ...PEOPLE,
      ...more.more,
    },
  }
}

async function found(scenario: Scenario, missing?: Missing) {
  const { members, population } = await accessIn(scenario, missing)
  const of = (id: string) => members.get(id) as Resource
  return { members, population, of, said: (id: string) => of(id)?.settings as unknown as EffectiveAccess }
}

/** The organization of both accounts, in which this one may read what binds the other. */
const organization = (...scps: Document[]): Record<string, Members> => ({
  'aws.organizations.organization': {
    'arn:o': {
      Id: 'o-1',
      MasterAccountId: ACCOUNT,
      Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }],
    },
  },
  'aws.organizations.policy': Object.fromEntries(
    [document(allow('*')), ...scps].map((Content, i) => [
      `arn:p${i}`,
      {
        ...{ Name: `p${i}`, Type: 'SERVICE_CONTROL_POLICY', Content },
        Targets: [...(i === 0 ? [{ TargetId: 'r-1' }] : []), { TargetId: OTHER }],
      },
    ]),
  ),
  'aws.organizations.unit': {},
  'aws.organizations.account': {},
})

describe('an assignment to another account', () => {
  const admin = scenarioOf(set('admin', withAdmin), assigned('admin', OTHER), { more: organization() })

  test('is a member of its own, with whom it is for', async () => {
    const { of, said, population } = await found(admin)
    expect(population.complete).toBe(true)
    expect(of(idOf('admin', OTHER)).name).toBe(`sam as admin in ${OTHER}`)
    expect(said(idOf('admin', OTHER))).toMatchObject({
      ...{ Arn: null, Kind: 'assignment', People: [{ UserId: 'u-sam', UserName: 'sam' }] },
      PermissionSet: { Name: 'admin', Arn: `${SETS}/ps-admin`, Unknown: [] },
      Assignment: { AccountId: OTHER, PrincipalType: 'USER', PrincipalId: 'u-sam', PrincipalName: 'sam' },
      Administrator: { Is: 'yes', Through: [{ Policy: ADMIN }] },
    })
  })

  test('counts the policies that bind the account', async () => {
    const bound = (...scps: Document[]) => ({ ...admin, more: { ...admin.more, ...organization(...scps) } })
    const is = async (s: Scenario) => (await found(s)).said(idOf('admin', OTHER)).Administrator
    expect((await is(bound(document(deny('iam:*'))))).Is).toBe('no')
    const excepting = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/aws-reserved/*/AWSReservedSSO_break*' } }
    expect(await is(bound(document(deny('iam:*', excepting))))).toMatchObject({
      Is: 'unknown',
      Unknown: [expect.stringContaining('aws:PrincipalArn')],
    })
    const unread: Missing = { lists: { 'aws.organizations.policy': 'organizations:ListPolicies' } }
    expect((await found(admin, unread)).said(idOf('admin', OTHER)).Administrator.Is).toBe('unknown')
  })

  test('says of what is in that account that it was not read, and never that there is nothing', async () => {
    const reader = scenarioOf(
      set('ops', inline(allow('iam:CreateAccessKey'), allow('kms:*'))),
      assigned('ops', OTHER),
      {
        more: organization(),
      },
    )
    const { of, said } = await found(reader)
    const member = of(idOf('ops', OTHER))
    expect(member.gaps.map(g => g.field)).toEqual(['CredentialFindings', 'Escalations', 'ServiceUse', 'Use'])
    expect(said(member.id).DestroysUnread.Keys).toEqual([
      `What is in account ${OTHER} is not read from account ${ACCOUNT}.`,
    ])
    expect(said(member.id).EscalationsUnread).toHaveLength(1)
  })

  test('with a policy or boundary of the other account, which is not read here, is not decided', async () => {
    const named = { Name: 'limits', Path: '/team/' }
    const is = async (more: object) => {
      const { said } = await found(scenarioOf(set('x', more), assigned('x', OTHER), { more: organization() }))
      return said(idOf('x', OTHER)).Administrator
    }
    expect(await is({ ...withAdmin, PermissionsBoundary: { CustomerManagedPolicyReference: named } })).toMatchObject({
      Is: 'unknown',
      Unknown: expect.arrayContaining([
        expect.stringContaining(`policy/team/limits: its document in account ${OTHER} is not read`),
      ]),
    })
    expect((await is({ CustomerManagedPolicies: [named] })).Is).toBe('unknown')
    expect((await is({ ...withAdmin, PermissionsBoundary: { ManagedPolicyArn: `${ADMIN}-not-read` } })).Is).toBe(
      'unknown',
    )
  })
})

describe('an assignment to the account itself', () => {
  const scenario = scenarioOf(set('admin', withAdmin), assigned('admin', ACCOUNT, 'GROUP', 'g-1'), {
    roles: [madeOf('admin', { attached: [ADMIN] })],
  })
  const id = idOf('admin', ACCOUNT, 'GROUP', 'g-1')
  const role = `arn:aws:iam::${ACCOUNT}:role/AWSReservedSSO_admin_0123456789abcdef`

  test('is what its role can do, and both name the permission set', async () => {
    const { said } = await found(scenario)
    expect(said(id)).toMatchObject({
      Arn: role,
      Administrator: { Is: 'yes' },
      People: [{ UserName: 'dana' }, { UserName: 'sam' }],
    })
    expect(said(role).PermissionSet).toEqual({ Name: 'admin', Arn: `${SETS}/ps-admin`, Unknown: [] })
  })

  test('is unknown where the role was not made again since the set changed', async () => {
    const { said } = await found({
      ...scenario,
      roles: [madeOf('admin', { inline: { r: document(allow('s3:Get*')) } })],
    })
    expect(said(role).Administrator.Is).toBe('no')
    expect(said(id).Administrator).toMatchObject({
      Is: 'unknown',
      Unknown: [expect.stringMatching(/does not have them yet/)],
    })
  })

  test('without a role follows from the permission set and the policies of the account', async () => {
    const limits = `arn:aws:iam::${ACCOUNT}:policy/limits`
    const boundary = { PermissionsBoundary: { CustomerManagedPolicyReference: { Name: 'limits' } } }
    const { said } = await found(
      scenarioOf(
        {
          ...set('admin', withAdmin),
          ...set('bound', { ...withAdmin, ...boundary }),
          ...set('keys', inline(allow('iam:*'))),
        },
        { ...assigned('admin', ACCOUNT), ...assigned('bound', ACCOUNT), ...assigned('keys', ACCOUNT) },
        {
          policies: { [limits]: document(allow('s3:*')) },
          users: [{ name: 'boss', inline: {}, attached: [ADMIN], accessKeys: 1 }],
        },
      ),
    )
    expect(said(idOf('admin', ACCOUNT)).Administrator.Is).toBe('yes')
    expect(said(idOf('bound', ACCOUNT)).Administrator.Is).toBe('no')
    expect(said(idOf('bound', ACCOUNT)).Escalations).toEqual([])
    expect(said(idOf('keys', ACCOUNT)).Escalations).toContainEqual(
      expect.objectContaining({ Path: 'iam-002', To: `arn:aws:iam::${ACCOUNT}:user/boss`, Reaches: 'administrator' }),
    )
  })
})

describe('what was not read', () => {
  const scenario = scenarioOf(set('admin', withAdmin), assigned('admin', ACCOUNT, 'GROUP', 'g-1'), {
    roles: [madeOf('admin', { attached: [ADMIN] })],
  })
  const id = idOf('admin', ACCOUNT, 'GROUP', 'g-1')

  /** Of no role of these scenarios is its use known. */
  const lost = ({ gaps }: Resource) => gaps.map(g => g.field).filter(field => !/Use$/.test(field))

  test('a member account, which may not list assignments, has none to tell; its roles say what is not known', async () => {
    const types = ['permission-set', 'account-assignment'].map(t => [`aws.sso-admin.${t}`, '999999999999'])
    const { members, population, said } = await found(scenario, { elsewhere: Object.fromEntries(types) })
    expect(population.complete).toBe(true)
    expect(members.size).toBe(1)
    const { PermissionSet } = said([...members.keys()][0] ?? '')
    expect(PermissionSet).toMatchObject({
      Name: 'admin',
      Arn: null,
      Unknown: [expect.stringContaining('999999999999')],
    })
  })

  test('a list of assignments that was refused makes the members incomplete', async () => {
    const missing = { lists: { 'aws.sso-admin.account-assignment': 'sso:ListAccountAssignments' } }
    const { population } = await found(scenario, missing)
    expect(population).toMatchObject({ complete: false, gap: { action: 'sso:ListAccountAssignments' } })
  })

  test('without the sets nothing is decided, without the groups only who is in them', async () => {
    const sets = await found(scenario, { lists: { 'aws.sso-admin.permission-set': 'sso:ListPermissionSets' } })
    expect(sets.said(id).Administrator.Is).toBe('unknown')
    expect(sets.of(id).gaps.map(g => g.field)).toContain('Destroys')
    const groups = await found(scenario, { lists: { 'aws.identitystore.group': 'identitystore:ListGroups' } })
    expect(groups.said(id).Administrator.Is).toBe('yes')
    expect(lost(groups.of(id))).toEqual(['People'])
    const inGroup = await found(scenario, { fields: { 'arn:g/auditors': ['UserIds'] } })
    expect(lost(inGroup.of(id))).toEqual(['People'])
  })

  test('a field of the set costs what follows from it', async () => {
    const other = scenarioOf(set('admin', withAdmin), assigned('admin', OTHER), { more: organization() })
    const without = (field: string) => found(other, { fields: { [`${SETS}/ps-admin`]: [field] } })
    for (const field of ['ManagedPolicies', 'ManagedPolicyDocuments', 'PermissionsBoundary', 'PermissionSet'])
      expect((await without(field)).said(idOf('admin', OTHER)).Administrator.Is, field).toBe('unknown')
    // What it has already makes it an administrator; what was not read might deny.
    for (const field of ['CustomerManagedPolicies', 'InlinePolicy'])
      expect((await without(field)).said(idOf('admin', OTHER)).Administrator.Is, field).toBe('unknown')
  })
})

test('checks judge an assignment once: by its role where that is read, and else as far as the permission set says', async () => {
  const { of } = await found(
    scenarioOf(
      { ...set('admin', withAdmin), ...set('read', inline(allow('s3:Get*'))) },
      { ...assigned('admin', ACCOUNT), ...assigned('admin', OTHER), ...assigned('read', OTHER) },
      { roles: [madeOf('admin', { attached: [ADMIN] })], more: organization() },
    ),
  )
  const context = { account: ACCOUNT, partition: 'aws', region: 'global', regions: [], asOf: new Date('2026-11-28') }
  const of3 = (check: (typeof checks)[keyof typeof checks]) =>
    [idOf('admin', ACCOUNT), idOf('admin', OTHER), idOf('read', OTHER)].map(
      id => judgeResource(check, of(id), context, {}).status,
    )
  expect(of3(checks.principalNotAdministrator)).toEqual(['not_applicable', 'fail', 'pass'])
  expect(of3(checks.principalNoPathToAdministrator)).toEqual(Array(3).fill('not_applicable'))
  expect(of3(checks.principalErasesNoEvidence)).toEqual(Array(3).fill('not_applicable'))
  expect(of3(checks.powerfulKeysInUse)).toEqual(Array(3).fill('not_applicable'))
  expect(of3(checks.principalNotQuarantined)).toEqual(Array(3).fill('not_applicable'))
})
