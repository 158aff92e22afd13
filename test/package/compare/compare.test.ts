import { describe, expect, test } from 'vitest'
import { listOf, makeData } from '../../../samples/package/make-data.ts'
import { jsonDigest } from '../../../src/evidence/digest.ts'
import { type ItemHeader, itemDigest, type Resource, rootOf } from '../../../src/evidence/item.ts'
import type { JsonObject } from '../../../src/evidence/json.ts'
import { compare, isSame } from '../../../src/package/compare/compare.ts'
import { joined } from '../../../src/package/compare/join.ts'
import type { ComparedFinding, Side } from '../../../src/package/compare/side.ts'

const ACCOUNT = '111122223333'
const TYPE = 'aws.kms.key'
const data = makeData({ resources: 10, gaps: false })
const [model] = await listOf(data.items())
const scope = data.scope

const key = (id: string, settings: JsonObject, change: Partial<Resource> = {}): Resource => ({
  ...{ id, name: id, region: 'us-east-1', digest: jsonDigest(settings), settings, gaps: [] },
  ...change,
})

const verdict = (check: string, resource: string, status: ComparedFinding['status']): ComparedFinding => ({
  ...{ account: ACCOUNT, region: 'us-east-1', check, resource, status, title: check, severity: 'high' },
})

interface Made {
  readonly members?: readonly Resource[]
  readonly population?: Partial<ItemHeader['population']>
  readonly findings?: readonly ComparedFinding[]
  readonly checks?: Side['checks']
  readonly scope?: Side['scope']
}

function side({ members = [], population = {}, findings = [], checks, scope: own = scope }: Made): Side {
  if (!model) throw new Error('no item')
  const header = {
    ...model,
    type: TYPE,
    title: 'Keys',
    scope: { ...model.scope, account: ACCOUNT, region: 'us-east-1' },
  }
  const fieldGaps = members.flatMap(({ gaps }) => gaps).length
  const counts = { listed: members.length, collected: members.length, gaps: 0, fieldGaps, complete: true, gap: null }
  const item = { ...header, population: { ...header.population, ...counts, ...population }, root: rootOf(members) }
  return {
    ...{ scope: own, checks },
    async *items() {
      yield { ...item, digest: itemDigest(item) }
    },
    async *resources() {
      yield* members
    },
    async *findings() {
      yield* findings
    },
  }
}

const same = { members: [key('a', { Enabled: true })], findings: [verdict('kms-x', 'a', 'pass')] }

describe('two packages of an account', () => {
  test('of the same settings and results do not differ', async () => {
    const drift = await compare(side(same), side(same))
    expect(drift).toEqual({ resources: [], statuses: [], flips: [], notCompared: [] })
    expect(isSame(drift)).toBe(true)
  })

  test('name new, gone and changed resources with the settings that differ', async () => {
    const before = [key('a', { Enabled: true, Policy: { A: 1 } }), key('b', {}), key('c', { X: 1 })]
    const now = [key('a', { Enabled: false, Policy: { A: 2 } }), key('c', { X: 1 }), key('d', {}, { name: 'New' })]
    const { resources, notCompared } = await compare(side({ members: before }), side({ members: now }))
    expect(notCompared).toEqual([])
    expect(resources).toMatchObject([
      {
        ...{ type: TYPE, added: 1, gone: 1, changed: 1 },
        examples: {
          added: [{ id: 'd', name: 'New' }],
          gone: [{ id: 'b' }],
          changed: [{ id: 'a', fields: ['Enabled', 'Policy'] }],
        },
      },
    ])
  })

  test('name a bounded number and count all', async () => {
    const now = Array.from({ length: 30 }, (_, index) => key(`k${index + 10}`, {}))
    const [type] = (await compare(side({}), side({ members: now }), { resources: 3, findings: 3 })).resources
    expect([type?.added, type?.examples.added.length]).toEqual([30, 3])
  })

  test('do not take a gap for a change', async () => {
    const gap = { field: 'Policy', action: 'kms:GetKeyPolicy', reason: 'denied' as const, detail: 'AccessDenied' }
    const read = side({ members: [key('a', { Enabled: true, Policy: {} })] })
    const unread = side({ members: [key('a', { Enabled: true }, { gaps: [gap] })] })
    for (const [before, now] of [
      [read, unread],
      [unread, read],
      [unread, unread],
    ] as const) {
      const drift = await compare(before, now)
      expect(drift.resources).toEqual([])
      expect(drift.notCompared).toMatchObject([{ what: 'setting', of: TYPE, count: 1 }])
      expect(isSame(drift)).toBe(false)
    }
  })

  test('call nothing new or gone beside a list that was not complete', async () => {
    const refused = side({ population: { complete: false, gap: { action: 'x', reason: 'denied', detail: 'd' } } })
    const whole = side({ members: [key('a', {})] })
    for (const [before, now] of [
      [refused, whole],
      [whole, refused],
    ] as const) {
      const { resources, notCompared } = await compare(before, now)
      expect(resources).toEqual([])
      expect(notCompared.map(({ what }) => what)).toEqual(['list', 'resource'])
    }
  })

  test('do not compare what lies in a region that one of them did not read', async () => {
    const accounts = scope.accounts.map(one => ({ ...one, regions: { ...one.regions, reached: ['eu-central-1'] } }))
    const elsewhere = { ...scope, accounts }
    const now = side({ members: [key('a', {})], findings: [verdict('kms-x', 'a', 'fail')] })
    const drift = await compare(side({ scope: elsewhere }), now)
    expect([drift.resources, drift.statuses]).toEqual([[], []])
    expect(drift.notCompared.map(({ what }) => what)).toEqual(['finding', 'resource'])
  })

  test('tell findings of another status, those that passed and fail first', async () => {
    const before = ['fail', 'pass', 'unknown', 'pass'] as const
    const now = ['pass', 'fail', 'fail', 'pass'] as const
    const list = (all: readonly ComparedFinding['status'][]) =>
      all.map((status, index) => verdict('kms-x', `k${index}`, status))
    const { statuses, flips } = await compare(
      side({ findings: list(before) }),
      side({ findings: [...list(now), verdict('kms-x', 'k9', 'fail')] }),
    )
    expect(statuses).toEqual([
      { before: 'pass', now: 'fail', count: 1 },
      { before: 'unknown', now: 'fail', count: 1 },
      { before: null, now: 'fail', count: 1 },
      { before: 'fail', now: 'pass', count: 1 },
    ])
    expect(flips.map(({ resource }) => resource)).toEqual(['k1', 'k2', 'k9', 'k0'])
  })

  test('do not take a test of one of the two for a change, and say where a test changed', async () => {
    const check = (id: string, definition: string) => ({ id, definition, source: definition })
    const drift = await compare(
      side({ checks: [check('kms-x', '1')], findings: [verdict('kms-x', 'a', 'pass')] }),
      side({
        checks: [check('kms-new', '1'), check('kms-x', '2')],
        findings: [verdict('kms-new', 'a', 'fail'), verdict('kms-x', 'a', 'fail')],
      }),
    )
    expect(drift.flips).toMatchObject([{ check: 'kms-x', before: 'pass', now: 'fail', testChanged: true }])
    expect(drift.notCompared).toMatchObject([{ what: 'finding', of: 'kms-new', count: 1 }])
  })
})

test('streams side by side are ended, also where the reader breaks off', async () => {
  const ended: string[] = []
  async function* stream(name: string, ...values: number[]) {
    try {
      yield* values
    } finally {
      ended.push(name)
    }
  }
  const order = (a: number, b: number) => a - b
  const pairs = await listOf(joined(stream('a', 1, 2, 4), stream('b', 2, 3), order))
  expect(pairs).toEqual([
    [1, undefined],
    [2, 2],
    [undefined, 3],
    [4, undefined],
  ])
  for await (const _ of joined(stream('c', 1, 2), stream('d', 1, 2), order)) break
  expect(ended.sort()).toEqual(['a', 'b', 'c', 'd'])
})
