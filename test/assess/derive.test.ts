import { expect, test } from 'vitest'
import { derivation, evidenceType, inAccount, inRegion, Unjudgeable } from '../../connectors/kit/index.ts'
import { derive, derivedScopes } from '../../src/assess/derive.ts'
import type { AccountEvidence } from '../../src/assess/populations.ts'
import { elsewhere } from '../../src/evidence/elsewhere.ts'
import { type ItemHeader, type Resource, rootOf } from '../../src/evidence/item.ts'
import { membership, rule } from '../kit/membership.ts'

const DENIED = { action: 'x:Get', reason: 'denied', detail: 'AccessDenied' } as const
const alice = {
  GroupList: ['ops'],
  AttachedManagedPolicies: [],
  MFADevices: [{ SerialNumber: 'm' }],
  AccessKeyMetadata: [],
}
const ops = { AttachedManagedPolicies: [{ PolicyName: 'ReadOnly' }] }

interface Given {
  readonly settings?: object
  readonly gaps?: readonly string[]
}

function item(
  type: string,
  region: string,
  members: Record<string, Given>,
  more: Partial<ItemHeader['population']> = {},
) {
  const resources = Object.entries(members).map(([id, { settings = {}, gaps = [] }]) => ({
    ...{ id, name: id, region, digest: 'sha256:0', settings },
    gaps: gaps.map(field => ({ field, ...DENIED })),
  })) as Resource[]
  const header = {
    ...{ id: `${type} ${region}`, type, digest: `sha256:${type}` },
    scope: { provider: 'aws', partition: 'aws', account: '1', region },
    collected: {
      ...{ startedAt: '2026-01-02T00:00:00.000Z', finishedAt: '2026-01-02T00:01:00.000Z', sourceAsOf: null },
      ...{ principal: 'p', source: { kind: 'aws', hosts: [`${type}.example`] } },
    },
    population: { complete: true, gap: null, ...more },
    redactions: [],
  } as unknown as ItemHeader
  return { header, resources }
}

function evidenceOf(items: readonly ReturnType<typeof item>[], regions = ['r1', 'r2']): AccountEvidence {
  return {
    ...{ account: '1', partition: 'aws', regions, startedAt: new Date(0), items: items.map(({ header }) => header) },
    resources: async function* (header) {
      yield* items.find(one => one.header === header)?.resources ?? []
    },
  }
}

async function derived(of: Parameters<typeof derive>[0], items: readonly ReturnType<typeof item>[], region = 'global') {
  const members: Resource[] = []
  const found = await derive(of, region, evidenceOf(items), async member => void members.push(member))
  return { ...found, members }
}

const users = (given: Given, more = {}) => item('aws.iam.user', 'global', { alice: given }, more)
const groups = (members: Record<string, Given>, more = {}) => item('aws.iam.group', 'global', members, more)

test('members are computed from their inputs, which are named with their digests', async () => {
  const found = await derived(rule, [users({ settings: alice }), groups({ ops: { settings: ops } })])
  expect(found.members).toMatchObject([
    {
      id: 'alice',
      region: 'global',
      settings: { Groups: [{ Name: 'ops', Policies: ['ReadOnly'] }], Mfa: 'yes' },
      observed: { Keys: 0 },
      gaps: [],
    },
  ])
  expect(found.inputs).toEqual([
    { id: 'aws.iam.group global', type: 'aws.iam.group', region: 'global', digest: 'sha256:aws.iam.group' },
    { id: 'aws.iam.user global', type: 'aws.iam.user', region: 'global', digest: 'sha256:aws.iam.user' },
  ])
  expect(found.population).toMatchObject({ basis: 'derived', listed: 1, collected: 1, complete: true, gap: null })
  expect(found.root).toBe(rootOf(found.members))
  expect(found.collected).toMatchObject({
    sourceAsOf: '2026-01-02T00:00:00.000Z',
    principal: 'p',
    source: { kind: 'aws', hosts: ['aws.iam.group.example', 'aws.iam.user.example'] },
  })
})

test('what was not read of an input is a gap of the setting that depends on it, and of no other', async () => {
  const unread = await derived(rule, [
    users({ settings: { ...alice, MFADevices: undefined }, gaps: ['MFADevices', 'AccessKeyMetadata'] }),
    groups({ ops: { gaps: ['AttachedManagedPolicies'] } }),
  ])
  expect(unread.members[0]?.settings).toEqual({ Mfa: 'unknown' })
  expect(unread.members[0]?.observed).toEqual({})
  expect(unread.members[0]?.gaps).toEqual([
    { field: 'Groups', ...DENIED },
    { field: 'Keys', ...DENIED },
  ])
  expect(unread.population).toMatchObject({ fieldGaps: 2, complete: true })
})

test.each([
  ['denied', groups({}, { complete: false, gap: DENIED }), DENIED],
  ['judged in another account', groups({}, { judgedIn: '2' }), { detail: 'ReadInAnotherAccount' }],
])('a list that was %s leaves unknown what it might have said', async (_, list, gap) => {
  const { members, population } = await derived(rule, [users({ settings: alice }), list])
  expect(members[0]?.settings).toEqual({ Mfa: 'yes' })
  expect(members[0]?.gaps).toMatchObject([{ field: 'Groups', ...gap }])
  expect(population.complete).toBe(true)
})

test('a list that was not collected leaves unknown what it might have said', async () => {
  const { members, inputs } = await derived(rule, [users({ settings: alice })])
  expect(members[0]?.gaps).toMatchObject([{ field: 'Groups', action: 'aws.iam.group', detail: 'NotCollected' }])
  expect(inputs).toHaveLength(1)
})

test('a list that members are made from, and that is not whole, makes the population incomplete, not empty', async () => {
  const denied = await derived(rule, [item('aws.iam.user', 'global', {}, { complete: false, gap: DENIED }), groups({})])
  expect(denied.population).toMatchObject({ listed: 0, complete: false, gap: DENIED })
  const never = await derived(rule, [groups({})])
  expect(never.population).toMatchObject({ complete: false, gap: { action: 'aws.iam.user', detail: 'NotCollected' } })
})

test('without any input there is no item', () => {
  expect(derivedScopes(rule, evidenceOf([]))).toEqual([])
  expect(derivedScopes(rule, evidenceOf([groups({})]))).toEqual(['global'])
})

const net = evidenceType<{ Peer: string }>({ id: 'aws.x.net', title: 'Nets', reach: 'region', population: 'nets' })
const made = (id: string, reach: 'account' | 'region') =>
  evidenceType<{ Peers: string[] }>({ id, title: 'T', reach, population: 'all', derivedFrom: [net] })

test('a regional type is computed in each region from that region, an account-wide one from all', async () => {
  const nets = [
    item('aws.x.net', 'r1', { a: { settings: { Peer: 'b' } } }),
    item('aws.x.net', 'r2', { b: { settings: { Peer: 'a' } } }),
  ]
  const regional = derivation(made('aws.x.here', 'region'), {
    reads: { nets: inRegion(net, n => n.Peer) },
    membersFrom: ['nets'],
    derive: ({ nets: all }) => [{ id: 'all', settings: { Peers: () => all.all().map(one => one.value) } }],
  })
  expect(derivedScopes(regional, evidenceOf(nets))).toEqual(['r1', 'r2'])
  const here = await derived(regional, nets, 'r2')
  expect(here.members).toMatchObject([{ region: 'r2', settings: { Peers: ['a'] } }])
  expect(here.inputs.map(({ region }) => region)).toEqual(['r2'])

  const everywhere = derivation(made('aws.x.all', 'account'), {
    reads: { nets: inAccount(net, n => n.Peer) },
    membersFrom: ['nets'],
    derive: ({ nets: all }) => [{ id: 'all', settings: { Peers: () => all.all().map(one => one.value) } }],
  })
  expect((await derived(everywhere, nets)).members).toMatchObject([{ settings: { Peers: ['b', 'a'] } }])
  const [first] = nets
  const refused = await derived(everywhere, first ? [first] : [])
  expect(refused.members[0]?.gaps).toMatchObject([{ field: 'Peers', action: 'aws.x.net', detail: 'NotCollected' }])
  expect(refused.population.complete).toBe(false)
})

const broken = (derive: () => Iterable<{ id: string; settings: { Peers: string[] | (() => string[]) } }>) =>
  derivation(made('aws.x.broken', 'account'), { reads: { nets: inAccount(net, n => n.Peer) }, membersFrom: [], derive })
const one = { id: 'a', settings: { Peers: [] } }

test.each([
  ['throws', [one], TypeError, 'TypeError'],
  ['names a member twice', [one, one], undefined, 'Error'],
  ['gives a member without an id', [{ ...one, id: '' }], undefined, 'Error'],
  ['could not decide', [], Unjudgeable, 'NotDecided'],
])('a rule that %s gives an incomplete population, never a whole one', async (_, members, error, detail) => {
  const found = await derived(
    broken(function* () {
      yield* members
      if (error) throw new error('why')
    }),
    [item('aws.x.net', 'r1', {}), item('aws.x.net', 'r2', {})],
  )
  expect(found.population).toMatchObject({ complete: false, gap: { action: 'aws.x.broken', reason: 'failed', detail } })
})

test('a rule that works long before its first member keeps nobody else from working', async () => {
  const slow = derivation(made('aws.x.slow', 'account'), {
    reads: { nets: inAccount(net, n => n.Peer) },
    membersFrom: [],
    *derive() {
      for (let step = 0; step < 20; step++) {
        for (const until = performance.now() + 10; performance.now() < until; );
        yield undefined
      }
      yield one
    },
  })
  let turns = 0
  const others = setInterval(() => turns++, 1)
  const { members } = await derived(slow, [item('aws.x.net', 'r1', {})])
  clearInterval(others)
  expect(members.map(({ id }) => id)).toEqual(['a'])
  expect(turns).toBeGreaterThan(2)
})

test('a value that another account has, or that was redacted, is a gap and no value', async () => {
  const copy = derivation(made('aws.x.copy', 'account'), {
    reads: { nets: inAccount(net, n => [n.Peer]) },
    membersFrom: ['nets'],
    *derive({ nets }) {
      for (const net of nets.known().members) yield { id: net.id, settings: { Peers: () => net.value } }
    },
  })
  const r1 = item('aws.x.net', 'r1', { a: { settings: { Peer: elsewhere('2') } } })
  const r2 = item('aws.x.net', 'r2', { b: { settings: { Peer: { $redacted: 'r' } } } })
  Object.assign(r2.header, { redactions: [{ resource: 'b', pointer: '/Peer', rule: 'r' }] })
  const { members } = await derived(copy, [r1, r2])
  expect(members.map(({ settings }) => settings)).toEqual([{}, {}])
  expect(members.map(({ gaps }) => gaps[0]?.detail)).toEqual(['ReadInAnotherAccount', 'NotDecided'])
})

test('a rule reads the types that its type declares, and no other', () => {
  expect(() =>
    derivation(membership, { reads: { nets: inAccount(net, n => n.Peer) }, membersFrom: [], derive: () => [] }),
  ).toThrow('aws.test.membership must be derived from the types that its rule reads')
})
