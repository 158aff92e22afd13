import { expect, test } from 'vitest'
import { effectiveAccess, type Facts, type RoleFact, type UserFact } from '../../../connectors/identity/index.ts'
import { indexed, layerOf } from '../../../connectors/policy/index.ts'

const ACCOUNT = '111122223333'
const layer = (...Statement: object[]) =>
  layerOf([{ policy: 'p', attached: 'a', document: indexed({ Version: '2012-10-17', Statement }) }])
const allow = (Action: string | string[], Resource = '*') => ({ Effect: 'Allow', Action, Resource })

function common(arn: string, userName: string | undefined, ...statements: object[]) {
  const tags = new Map<string, string>()
  return {
    ...{ arn, boundary: null, policies: [], tags },
    identity: { arn, account: ACCOUNT, userName, uniqueId: undefined, tags, organization: null },
    binding: { identity: layer(...statements), boundary: undefined, service: [] },
  }
}

const userOf = (...statements: object[]): UserFact => ({
  kind: 'user',
  ...common(`arn:aws:iam::${ACCOUNT}:user/ann`, 'ann', ...statements),
  ...{ groups: [], keys: 1, loginProfile: false },
})

const roleOf = (name: string, trusts: object, ...statements: object[]): RoleFact => ({
  kind: 'role',
  ...common(`arn:aws:iam::${ACCOUNT}:role/${name}`, undefined, ...statements),
  trust: layer({
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
    ...trusts,
  }),
  ...{ instanceProfile: false, kept: null },
})

const factsOf = (users: UserFact[], roles: RoleFact[]): Facts => ({
  ...{ account: ACCOUNT, partition: 'aws', users, roles, groups: [], attachable: [] },
  ...{
    carriers: new Map(),
    buckets: new Map(),
    keys: { members: [], missing: null },
    guarded: new Map(),
    resourceControls: [],
  },
  missing: { users: [], roles: [], groups: [], policies: [] },
})

const PERHAPS = { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }
const many = (count: number, make: (i: number) => RoleFact) => Array.from({ length: count }, (_, i) => make(i))

test('of a path to very many roles what is certain is told before what may be, and the rest is counted', () => {
  const ann = userOf(allow('iam:PassRole'), allow(['lambda:CreateFunction', 'lambda:InvokeFunction']))
  const open = many(120, i => roleOf(`open-${i}`, PERHAPS, allow('*')))
  const sure = many(3, i => roleOf(`sure-${i}`, {}, allow('logs:PutLogEvents')))
  const [access] = effectiveAccess(factsOf([ann], [...open, ...sure]))
  const told = access?.escalations?.filter(e => e.Path === 'lambda-001') ?? []
  expect(told).toHaveLength(100)
  expect(access?.omitted).toContainEqual({ Path: 'lambda-001', Count: 23 })
  expect(told[0]?.Reaches).toBe('administrator')
  expect(told.filter(e => e.Certainty === 'certain').map(e => e.To)).toEqual(sure.map(r => r.arn))
})

test('a chain goes on through a role that is not told', () => {
  const ann = userOf(allow('iam:PassRole'), allow(['lambda:CreateFunction', 'lambda:InvokeFunction']))
  const plain = many(120, i => roleOf(`plain-${i}`, {}, allow('logs:PutLogEvents')))
  const last = roleOf('last', {}, allow('iam:PutRolePolicy', `arn:aws:iam::${ACCOUNT}:role/last`))
  const [access] = effectiveAccess(factsOf([ann], [...plain, last]))
  expect(access?.escalations?.map(e => e.To)).not.toContain(last.arn)
  expect(access?.chains).toMatchObject([
    { Reaches: 'administrator', Certainty: 'certain', Hops: [{ Path: 'lambda-001', To: last.arn }, { To: last.arn }] },
  ])
})

test('a role has no name of a user by which a policy could mean it', () => {
  const role = roleOf('r', {}, allow('iam:CreateAccessKey', 'arn:aws:iam::*:user/$' + '{aws:username}'))
  const [, access] = effectiveAccess(factsOf([userOf(allow('logs:PutLogEvents'))], [role]))
  expect(access?.escalations).toEqual([])
})
