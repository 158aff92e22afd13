import { expect, test } from 'vitest'
import { check, evidenceType, fail, inRegion, pass } from '../../connectors/kit/index.ts'
import { touchedBy } from '../../src/assess/touched.ts'
import type { ItemHeader, Resource } from '../../src/evidence/item.ts'

interface Net {
  readonly Open: boolean | null
  readonly Rules: readonly { readonly Port: number; readonly Note?: { readonly 'a/b': string } }[]
  readonly Log: string | null
}
const net = evidenceType<Net>({ id: 'aws.x.net', title: 'Nets', reach: 'region', population: 'every net' })
const text = { title: 't', severity: 'low', remediation: 'r' } as const

const item = {
  ...{ type: net.id, scope: { provider: 'aws', partition: 'aws', account: '111111111111', region: 'eu-west-1' } },
  collected: { startedAt: '2026-11-24T03:00:00Z', sourceAsOf: null },
  ...{ population: { complete: true, gap: null }, redactions: [{ resource: 'n', pointer: '/Secret', rule: 'r' }] },
} as unknown as ItemHeader
const member = {
  ...{ id: 'n', name: 'n', region: 'eu-west-1', digest: 'sha256:x' },
  settings: {
    Open: false,
    Rules: [{ Port: 443 }, { Port: 22, Note: { 'a/b': 'x' } }, { Port: 80 }],
    Secret: { $redacted: 'r' },
  },
  observed: { Seen: '2026-11-01' },
  gaps: [{ field: 'Log', action: 'x:GetLog', reason: 'denied', detail: 'AccessDenied' }],
} as unknown as Resource

const evidence = {
  ...{ account: '111111111111', partition: 'aws', regions: ['eu-west-1'], items: [item] },
  startedAt: new Date('2026-11-24T03:00:00Z'),
  async *resources() {
    yield member
  },
}
const touched = (id: string, judge: (of: Net) => ReturnType<typeof pass>) =>
  touchedBy(check(net, { ...text, id, test: judge }), member, item, evidence)

test('tells the innermost settings that a check read, and none that it did not get to', async () => {
  const ssh = await touched('x-net-no-ssh', ({ Rules }) =>
    Rules.some(rule => rule.Port === 22) ? fail('Port 22.') : pass('None.'),
  )
  expect(ssh).toEqual({ verdict: fail('Port 22.'), pointers: ['/Rules/0/Port', '/Rules/1/Port'] })
  const slash = await touched('x-net-note', ({ Rules }) => pass(Rules[1]?.Note?.['a/b'] ?? ''))
  expect(slash.pointers).toEqual(['/Rules/1/Note/a~1b'])
  const listed = await touched('x-net-listed', ({ Rules }) => pass(`${Rules.length} rules.`))
  expect(listed.pointers).toEqual(['/Rules'])
})

test('a setting that was not read, or was redacted, is told as the one that decided', async () => {
  const gap = await touched('x-net-log', net => (net.Open || net.Log ? pass('x') : fail('x')))
  expect(gap).toMatchObject({ verdict: { status: 'unknown' }, pointers: ['/Open', '/Log'] })
  const secret = await touched('x-net-secret', net => (Reflect.get(net, 'Secret') ? pass('x') : fail('x')))
  expect(secret).toMatchObject({ verdict: { status: 'unknown' }, pointers: ['/Secret'] })
})

test('what was observed counts as a setting, and what other members say does not', async () => {
  const seen = await touched('x-net-seen', net => pass(String(Reflect.get(net, 'Seen'))))
  expect(seen.pointers).toEqual(['/Seen'])
  const others = check(net, {
    ...{ ...text, id: 'x-net-others', reads: { nets: inRegion(net, ({ Open }) => Open) } },
    test: ({ Rules }, { read }) => (read.nets.some(one => one.value === true) ? fail('x') : pass(`${Rules[2]?.Port}.`)),
  })
  expect(await touchedBy(others, member, item, evidence)).toEqual({
    verdict: pass('80.'),
    pointers: ['/Rules/2/Port'],
  })
})
