import type { Facts, RoleFact, UserFact } from '../../../connectors/identity/index.ts'
import { indexed, layerOf } from '../../../connectors/policy/index.ts'

export const ACCOUNT = '111122223333'
export const layer = (...Statement: object[]) =>
  layerOf([{ policy: 'p', attached: 'a', document: indexed({ Version: '2012-10-17', Statement }) }])
export const allow = (Action: string | string[], Resource = '*') => ({ Effect: 'Allow', Action, Resource })

function common(arn: string, userName: string | undefined, ...statements: object[]) {
  const tags = new Map<string, string>()
  return {
    ...{ arn, boundary: null, policies: [], tags },
    identity: { arn, account: ACCOUNT, userName, uniqueId: undefined, tags, organization: null },
    binding: { identity: layer(...statements), boundary: undefined, service: [] },
  }
}

export const userOf = (...statements: object[]): UserFact => ({
  kind: 'user',
  ...common(`arn:aws:iam::${ACCOUNT}:user/ann`, 'ann', ...statements),
  ...{ groups: [], keys: 1, loginProfile: false },
})

export const roleOf = (name: string, trusts: object, ...statements: object[]): RoleFact => ({
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

export const factsOf = (users: UserFact[], roles: RoleFact[]): Facts => ({
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
