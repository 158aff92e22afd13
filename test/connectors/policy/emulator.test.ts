import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextOf, evaluate, indexed, type Layer, layerOf } from '../../../connectors/policy/index.ts'
import { hasMoto } from '../../kit/collect.ts'
import {
  ACCOUNT,
  ACTIONS,
  type Action,
  BUCKET,
  enforcing,
  ROLE,
  resourceOf,
  type Statement,
  type User,
  userArn,
} from './emulated.ts'

const NAMES = ['*', 's3:*', 's3:GetObject', 's3:Get*', 'sqs:List*', 'iam:*', 'ec2:Describe*', 'iam:L*Users']
const RESOURCES = ['*', `arn:aws:s3:::${BUCKET}/*`, `arn:aws:s3:::${BUCKET}/reports/*`, 'arn:aws:s3:::other/*']

/** The same numbers each time. */
function chance(seed: number) {
  let state = seed
  return (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * n)
  }
}

function sampled(count: number): User[] {
  const next = chance(7)
  const pick = <T>(all: readonly T[]) => all[next(all.length)] as T
  const statement = (): Statement => ({
    Effect: next(4) === 0 ? 'Deny' : 'Allow',
    [next(5) === 0 ? 'NotAction' : 'Action']: next(2) === 0 ? pick(NAMES) : [pick(NAMES), pick(NAMES)],
    Resource: next(2) === 0 ? pick(RESOURCES) : [pick(RESOURCES), pick(RESOURCES)],
  })
  return Array.from({ length: count }, () => ({ statements: Array.from({ length: 1 + next(3) }, statement) }))
}

const allow = (Action: string, more: Statement = { Resource: '*' }): Statement => ({ Effect: 'Allow', Action, ...more })
const object = { Resource: `arn:aws:s3:::${BUCKET}/*` }

/** Where the emulator decides otherwise than AWS documents; docs/adr/identity.md tells of them. */
const DIFFERENCES: Record<string, User & { action: Action; ours: string; theirs: string }> = {
  'action names in other case': {
    ...{ statements: [allow('S3:getobject', object)], action: 's3:GetObject' },
    ...{ ours: 'allowed', theirs: 'denied' },
  },
  'one character for a `?`': {
    ...{ statements: [allow('s3:GetObjec?', object)], action: 's3:GetObject' },
    ...{ ours: 'allowed', theirs: 'denied' },
  },
  'all but some resources': {
    statements: [{ Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::other/*' }, allow('iam:*')],
    ...{ action: 's3:GetObject', ours: 'denied', theirs: 'allowed' },
  },
  'a condition that settings decide': {
    statements: [
      allow('iam:*', { Resource: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': '999999999999' } } }),
    ],
    ...{ action: 'iam:ListUsers', ours: 'denied', theirs: 'allowed' },
  },
  'a condition that settings do not decide': {
    statements: [allow('iam:*', { Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })],
    ...{ action: 'iam:ListUsers', ours: 'undecided', theirs: 'allowed' },
  },
  'a permissions boundary': {
    ...{ statements: [allow('*')], boundary: [allow('s3:*')] },
    ...{ action: 'iam:ListUsers', ours: 'denied', theirs: 'allowed' },
  },
  'a trust policy that names the user, whose own policies say nothing': {
    ...{ statements: [allow('s3:*')], action: 'sts:AssumeRole' },
    ...{ ours: 'allowed', theirs: 'denied' },
  },
}

const users = new Map<string, User>(sampled(60).map((user, i) => [`u${i}`, user]))
for (const [i, user] of Object.values(DIFFERENCES).entries()) users.set(`d${i}`, user)
const NAMED = [...users.keys()].filter(name => name.startsWith('d')).map(userArn)
const TRUST: Statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: NAMED } }

function ours(name: string, action: Action): string {
  const user = users.get(name)
  const layer = (Statement: unknown): Layer =>
    layerOf([{ policy: 'p', attached: 'a', document: indexed({ Version: '2012-10-17', Statement }) }])
  const identity = {
    ...{ arn: userArn(name), account: ACCOUNT, userName: name, uniqueId: undefined, tags: new Map() },
    organization: null,
  }
  const boundary = user?.boundary && layer(user.boundary)
  const ruling = evaluate(
    { identity: layer(user?.statements), boundary, service: [] },
    {
      caller: { type: 'AWS', arn: identity.arn, account: ACCOUNT },
      ...{ action, resource: resourceOf(action), context: contextOf(identity) },
      ...(resourceOf(action) === ROLE && { resourcePolicy: layer(TRUST), rule: 'alone' as const }),
    },
  )
  return ruling.answer
}

describe.skipIf(!hasMoto)('against an emulator that enforces IAM', () => {
  let emulator: Awaited<ReturnType<typeof enforcing>>
  beforeAll(async () => {
    emulator = await enforcing(users, TRUST)
  }, 300_000)
  afterAll(() => emulator?.stop())

  test('the same answers', async () => {
    const differ: string[] = []
    const seen = { allowed: 0, denied: 0 }
    for (const name of [...users.keys()].filter(one => one.startsWith('u')))
      for (const action of ACTIONS.filter(one => one !== 'sts:AssumeRole')) {
        const theirs = await emulator.answers(name, action)
        seen[theirs]++
        if (ours(name, action) !== theirs)
          differ.push(`${action}: they say ${theirs} of ${JSON.stringify(users.get(name)?.statements)}`)
      }
    expect(differ).toEqual([])
    expect(Math.min(seen.allowed, seen.denied)).toBeGreaterThan(50)
  }, 300_000)

  test.each(Object.keys(DIFFERENCES).map((what, i) => [what, `d${i}`] as const))(
    '%s: known to differ',
    async (what, name) => {
      const { action, ours: wanted, theirs } = DIFFERENCES[what] as (typeof DIFFERENCES)[string]
      expect({ ours: ours(name, action), theirs: await emulator.answers(name, action) }).toEqual({
        ours: wanted,
        theirs,
      })
    },
  )
})
