import { expect, test } from 'vitest'
import {
  contextOf,
  evaluate,
  type Identity,
  indexed,
  type Layer,
  layerOf,
} from '../../../../connectors/policy/index.ts'
import { type Json, naive, type Policies } from './naive.ts'

/** A generator that gives the same numbers every time (mulberry32). */
function generator(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T
  const some = <T>(of: readonly T[]) => (next() < 0.6 ? pick(of) : [pick(of), pick(of)])
  return { pick, some, chance: (p: number) => next() < p }
}
const { pick, some, chance } = generator(20261128)

const OWN = '111122223333'
const USER = `arn:aws:iam::${OWN}:user/ann`
const ROLE = `arn:aws:iam::${OWN}:role/r`
const ACTIONS = ['s3:GetObject', 's3:PutObject', 'iam:PassRole', 'kms:Decrypt']
const ACTION_PATTERNS = [...ACTIONS, 'S3:getobject', 's3:*', 's3:Get*', '*', 'iam:?assRole', 'k*:Decrypt']
const RESOURCES = ['arn:aws:s3:::a', 'arn:aws:s3:::a/x', 'arn:aws:s3:::ann/x', ROLE]
const USERNAME = '$' + '{aws:username}'
const RESOURCE_PATTERNS = [
  ...RESOURCES,
  '*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::?/*',
  `arn:aws:s3:::${USERNAME}/*`,
  'arn:*',
]
const PRINCIPALS = [
  '*',
  { AWS: '*' },
  { AWS: OWN },
  { AWS: `arn:aws:iam::${OWN}:root` },
  { AWS: [USER, ROLE] },
  { AWS: ROLE },
]
const CONDITIONS: Json[] = [
  { StringEquals: { 'aws:username': ['ann', 'bob'] } },
  { StringNotEquals: { 'aws:username': 'ann' } },
  { StringEqualsIgnoreCase: { 'AWS:UserName': 'ANN' } },
  { StringLikeIfExists: { 'aws:username': 'a*' } },
  { StringNotLike: { 'aws:PrincipalArn': '*:user/*' } },
  { StringLike: { 'aws:PrincipalArn': `*:user/${USERNAME}` } },
  { Bool: { 'aws:MultiFactorAuthPresent': true } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { Null: { 'aws:username': 'true' } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': '300' } },
  { NumericLessThanEquals: { 'aws:MultiFactorAuthAge': 300 }, StringEquals: { 'aws:PrincipalAccount': OWN } },
]

const statement = (of: 'identity' | 'resource'): Json => ({
  Effect: chance(0.75) ? 'Allow' : 'Deny',
  [chance(0.85) ? 'Action' : 'NotAction']: some(ACTION_PATTERNS),
  [chance(0.85) ? 'Resource' : 'NotResource']: some(RESOURCE_PATTERNS),
  ...(of === 'resource' && { Principal: pick(PRINCIPALS) }),
  ...(chance(0.3) && { Condition: pick(CONDITIONS) }),
})
const document = (of: 'identity' | 'resource' = 'identity') =>
  Array.from({ length: pick([1, 1, 2, 3]) }, () => statement(of))
const ALLOW_ALL = [{ Effect: 'Allow', Action: '*', Resource: '*' }]

const layer = (statements: readonly Json[], policy = 'p'): Layer =>
  layerOf([{ policy, attached: 'a', document: indexed({ Version: '2012-10-17', Statement: statements }) }])

function generate(): Policies {
  return {
    identity: document(),
    boundary: chance(0.3) ? (chance(0.5) ? ALLOW_ALL : document()) : undefined,
    service: chance(0.3) ? [ALLOW_ALL, chance(0.5) ? document() : ALLOW_ALL] : [],
    resource: chance(0.5) ? document('resource') : undefined,
    alone: chance(0.4),
    isRole: chance(0.5),
    crossAccount: chance(0.15),
  }
}

/** What is known of a request; a key that is not there surely is not. */
const keysOf = (isRole: boolean): Record<string, string> => ({
  'aws:principalarn': isRole ? ROLE : USER,
  'aws:principalaccount': OWN,
  ...(!isRole && { 'aws:username': 'ann' }),
  ...(chance(0.5) && { 'aws:multifactorauthpresent': pick(['true', 'false']) }),
  ...(chance(0.5) && { 'aws:multifactorauthage': pick(['10', '300', '900']) }),
})

const identityOf = (isRole: boolean): Identity => ({
  arn: isRole ? ROLE : USER,
  account: OWN,
  userName: isRole ? undefined : 'ann',
  uniqueId: undefined,
  tags: new Map(),
  organization: null,
})

const asked = (keys: Record<string, string>) => ({
  'aws:multifactorauthpresent': keys['aws:multifactorauthpresent'] ? [keys['aws:multifactorauthpresent']] : null,
  'aws:multifactorauthage': keys['aws:multifactorauthage'] ? [keys['aws:multifactorauthage']] : null,
})

test('100,000 generated policies and requests are decided as a plain reading of the documentation decides them', () => {
  const counts = { allowed: 0, denied: 0 }
  for (let i = 0; i < 12_500; i++) {
    const policies = generate()
    const { isRole, alone, crossAccount, resource } = policies
    const identity = identityOf(isRole)
    const binding = {
      identity: layer(policies.identity),
      boundary: policies.boundary && layer(policies.boundary),
      service: policies.service.map(s => layer(s)),
    }
    const resourcePolicy = resource && layer(resource)
    for (let j = 0; j < 8; j++) {
      const keys = keysOf(isRole)
      const request = { action: pick(ACTIONS), resource: pick(RESOURCES) }
      const { answer } = evaluate(binding, {
        ...request,
        caller: { type: 'AWS', arn: identity.arn, account: OWN },
        context: contextOf(identity, { keys: asked(keys) }),
        resourcePolicy,
        rule: alone ? 'alone' : 'beside',
        crossAccount,
      })
      const expected = naive(policies, { ...request, keys, arn: identity.arn, account: OWN }) ? 'allowed' : 'denied'
      if (answer !== expected) expect({ answer, policies, request, keys }).toEqual({ answer: expected })
      counts[expected]++
    }
  }
  expect(Math.min(counts.allowed, counts.denied)).toBeGreaterThan(10_000)
})

test('what is not known is undecided exactly where it would change the answer', () => {
  let undecided = 0
  for (let i = 0; i < 2_000; i++) {
    const policies = { ...generate(), isRole: false, crossAccount: false }
    const identity = identityOf(false)
    const request = { action: pick(ACTIONS), resource: pick(RESOURCES) }
    const { answer, conditions } = evaluate(
      {
        identity: layer(policies.identity),
        boundary: policies.boundary && layer(policies.boundary),
        service: policies.service.map(s => layer(s)),
      },
      {
        ...request,
        caller: { type: 'AWS', arn: USER, account: OWN },
        context: contextOf(identity),
        resourcePolicy: policies.resource && layer(policies.resource),
        rule: policies.alone ? 'alone' : 'beside',
      },
    )
    const fixed = { 'aws:principalarn': USER, 'aws:principalaccount': OWN, 'aws:username': 'ann' }
    const worlds = [{}, { 'aws:multifactorauthpresent': 'true' }, { 'aws:multifactorauthpresent': 'false' }].flatMap(
      one =>
        [
          {},
          { 'aws:multifactorauthage': '10' },
          { 'aws:multifactorauthage': '300' },
          { 'aws:multifactorauthage': '900' },
        ].map(other => naive(policies, { ...request, keys: { ...fixed, ...one, ...other }, arn: USER, account: OWN })),
    )
    const wrong = answer !== 'undecided' && worlds.includes(answer === 'denied')
    const unnamed = answer === 'undecided' && !/MultiFactorAuth/.test(conditions.join())
    if (wrong || unnamed) expect({ policies, request, answer, conditions }).toBe(undefined)
    if (answer === 'undecided') undecided++
  }
  expect(undecided).toBeGreaterThan(20)
})
