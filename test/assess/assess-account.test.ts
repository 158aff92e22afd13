import { describe, expect, test } from 'vitest'
import {
  accountCheck,
  type Check,
  check,
  evidenceType,
  fail,
  inAccount,
  inRegion,
  pass,
  regionCheck,
} from '../../connectors/kit/index.ts'
import { assessAccount, type VerdictRow } from '../../src/assess/assess-account.ts'
import type { AccountEvidence } from '../../src/assess/populations.ts'
import type { ItemHeader, Resource } from '../../src/evidence/item.ts'

const net = evidenceType<{ Open: boolean | null; Log: string | null }>({
  id: 'aws.x.net',
  title: 'Nets',
  reach: 'region',
  population: 'every net',
})
const log = evidenceType<{ Net: string }>({ id: 'aws.x.log', title: 'Logs', reach: 'region', population: 'every log' })
const user = evidenceType<{ Mfa: boolean }>({
  id: 'aws.x.user',
  title: 'Users',
  reach: 'account',
  population: 'every user',
})
const text = { title: 't', severity: 'low', remediation: 'r' } as const

const closed = check(net, { ...text, id: 'x-net-closed', test: n => (n.Open ? fail('Open.') : pass('Closed.')) })
const logged = check(net, {
  ...text,
  id: 'x-net-logged',
  reads: { logs: inRegion(log, l => l.Net) },
  test: (_, { resource, read }) =>
    read.logs.some(l => l.value === resource.id) ? pass('Logged.') : fail('Not logged.'),
})
const mfa = check(user, { ...text, id: 'x-user-mfa', test: u => (u.Mfa ? pass('On.') : fail('Off.')) })
const anyOpen = accountCheck(net, {
  ...text,
  id: 'x-account-open',
  reads: { nets: inAccount(net, n => n.Open) },
  test: ({ nets }) => (nets.some(n => n.value === true) ? fail('One is open.') : pass('None is open.')),
})
const here = regionCheck(net, {
  ...text,
  id: 'x-region-net',
  reads: { nets: inRegion(net, n => n.Open) },
  test: ({ nets }) => (nets.all().length > 0 ? pass('There is one.') : fail('There is none.')),
})
const ALL: Check[] = [closed, logged, mfa, anyOpen, here]

type Members = Record<string, { settings?: object; gaps?: string[] }>

function item(
  type: string,
  region: string,
  members: Members,
  population: Partial<ItemHeader['population']> = {},
): { header: ItemHeader; resources: Resource[] } {
  const resources = Object.entries(members).map(([id, { settings = {}, gaps = [] }]) => ({
    id,
    name: id,
    region: region === 'global' ? 'global' : region,
    digest: 'sha256:0',
    settings,
    gaps: gaps.map(field => ({ field, action: 'x:Get', reason: 'denied', detail: 'AccessDenied' })),
  })) as Resource[]
  const header = {
    id: `${type} ${region}`,
    type,
    scope: { provider: 'aws', partition: 'aws', account: '1', region },
    collected: { startedAt: '2026-01-01T00:00:00.000Z', sourceAsOf: null },
    population: { complete: true, gap: null, ...population },
    redactions: [],
  } as unknown as ItemHeader
  return { header, resources }
}

async function assess(items: ReturnType<typeof item>[], regions = ['r1', 'r2'], checks = ALL): Promise<VerdictRow[]> {
  const evidence: AccountEvidence = {
    account: '1',
    partition: 'aws',
    regions,
    startedAt: new Date(0),
    items: items.map(i => i.header),
    resources: async function* (header) {
      yield* items.find(i => i.header === header)?.resources ?? []
    },
  }
  const rows: VerdictRow[] = []
  for await (const group of assessAccount(checks, evidence))
    for await (const batch of group.batches()) rows.push(...batch)
  return rows
}

const of = (rows: VerdictRow[], id: string) =>
  rows.filter(r => r.check === id).map(r => [r.region, r.resource, r.status])
const ROOT = 'arn:aws:iam::1:root'
const whole = () => [
  item('aws.x.net', 'r1', { a: { settings: { Open: false } } }),
  item('aws.x.net', 'r2', {}),
  item('aws.x.log', 'r1', { l: { settings: { Net: 'a' } } }),
  item('aws.x.log', 'r2', {}),
  item('aws.x.user', 'global', { u: { settings: { Mfa: true } } }),
]

describe('assessing an account', () => {
  test('judges members, and says once per region that there was nothing to judge', async () => {
    const rows = await assess(whole())
    expect(of(rows, 'x-net-closed')).toEqual([
      ['r1', 'a', 'pass'],
      ['r2', ROOT, 'not_applicable'],
    ])
    expect(of(rows, 'x-net-logged')).toEqual([
      ['r1', 'a', 'pass'],
      ['r2', ROOT, 'not_applicable'],
    ])
    expect(of(rows, 'x-user-mfa')).toEqual([['global', 'u', 'pass']])
    expect(of(rows, 'x-account-open')).toEqual([['global', ROOT, 'pass']])
    expect(of(rows, 'x-region-net')).toEqual([
      ['r1', ROOT, 'pass'],
      ['r2', ROOT, 'fail'],
    ])
  })

  test('gives unknown for a list that was not made, and for what depends on it', async () => {
    const items = whole().filter(i => i.header.id !== 'aws.x.net r2' && i.header.id !== 'aws.x.log r1')
    const rows = await assess(items)
    expect(of(rows, 'x-net-closed')).toEqual([
      ['r1', 'a', 'pass'],
      ['r2', ROOT, 'unknown'],
    ])
    expect(of(rows, 'x-net-logged')).toEqual([
      ['r1', 'a', 'unknown'],
      ['r2', ROOT, 'unknown'],
    ])
    expect(of(rows, 'x-account-open')).toEqual([['global', ROOT, 'unknown']])
    expect(of(rows, 'x-region-net')).toEqual([
      ['r1', ROOT, 'pass'],
      ['r2', ROOT, 'unknown'],
    ])
  })

  test('judges the members of a list that broke off, and says unknown for the rest', async () => {
    const gap = { action: 'x:List', reason: 'throttled', detail: 'Throttling' } as const
    const rows = await assess([
      item('aws.x.net', 'r1', { a: { settings: { Open: true } } }, { complete: false, gap }),
      ...whole().slice(1),
    ])
    expect(of(rows, 'x-net-closed').slice(0, 2)).toEqual([
      ['r1', ROOT, 'unknown'],
      ['r1', 'a', 'fail'],
    ])
    expect(rows.find(r => r.resource === ROOT && r.status === 'unknown')?.reason).toBe(
      'The list of "Nets" in r1 is not complete: x:List was throttled until the retries ran out (Throttling).',
    )
    expect(of(rows, 'x-account-open'), 'one open net is enough to fail').toEqual([['global', ROOT, 'fail']])
  })

  test('a field that was not read ends as unknown where it decides', async () => {
    const items = [
      item('aws.x.net', 'r1', { a: { gaps: ['Open'] }, b: { settings: { Open: false } } }),
      ...whole().slice(1),
    ]
    const rows = await assess(items)
    expect(of(rows, 'x-net-closed').slice(0, 2)).toEqual([
      ['r1', 'a', 'unknown'],
      ['r1', 'b', 'pass'],
    ])
    expect(of(rows, 'x-account-open')).toEqual([['global', ROOT, 'unknown']])
    expect(rows.find(r => r.check === 'x-account-open')?.reason).toBe(
      'Could not read Open of a: x:Get was denied (AccessDenied).',
    )
  })

  test('what only another account may list is judged there: nothing is unknown for it, and nothing is empty', async () => {
    const elsewhere = { basis: 'judged_elsewhere', judgedIn: '444455556666' } as const
    const rows = await assess([item('aws.x.net', 'r1', {}, elsewhere), ...whole().slice(1)])
    for (const id of ['x-net-closed', 'x-net-logged', 'x-account-open', 'x-region-net']) {
      const [found] = rows.filter(row => row.check === id)
      expect(found, id).toMatchObject({ status: 'not_applicable' })
      expect(found?.reason, id).toBe('Judged in account 444455556666: only there may "Nets" be read.')
    }
    expect(of(rows, 'x-region-net')[1], 'the other region has its own list').toEqual(['r2', ROOT, 'fail'])
  })

  test('a field that only another account may read is judged there, unless a gap could change the answer', async () => {
    const there = { settings: { Open: { $judgedIn: '444455556666' } } }
    const judged = async (members: Members) => {
      const rows = await assess([item('aws.x.net', 'r1', members), ...whole().slice(1)])
      return [...of(rows, 'x-net-closed').slice(0, -1), ...of(rows, 'x-account-open')].map(r => r[2])
    }
    expect(await judged({ a: there })).toEqual(['not_applicable', 'not_applicable'])
    expect(await judged({ a: there, b: { gaps: ['Open'] } })).toEqual(['not_applicable', 'unknown', 'unknown'])
    expect(await judged({ a: there, b: { settings: { Open: true } } })).toEqual(['not_applicable', 'fail', 'fail'])
  })

  test('a population that is empty by definition says why', async () => {
    const none = { basis: 'by_definition', because: 'the account is in no organization' } as const
    const rows = await assess([item('aws.x.net', 'r1', {}, none), ...whole().slice(1)])
    expect(rows.find(row => row.check === 'x-net-closed')).toMatchObject({
      status: 'not_applicable',
      reason: 'There is nothing to judge: the account is in no organization.',
    })
  })

  test('says something of every check for an account that could not be entered', async () => {
    for (const regions of [[], ['r1']]) {
      const rows = await assess([], regions)
      for (const { id } of ALL)
        expect(
          of(rows, id).map(r => r[2]),
          id,
        ).toEqual(['unknown'])
    }
  })

  test('a check that breaks is unknown, never a verdict', async () => {
    const broken = check(user, {
      ...text,
      id: 'x-broken',
      test: () => {
        throw new TypeError('no')
      },
    })
    expect(of(await assess(whole(), ['r1'], [broken]), 'x-broken')).toEqual([['global', 'u', 'unknown']])
  })
})
