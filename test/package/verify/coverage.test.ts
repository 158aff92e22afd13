import { expect, test } from 'vitest'
import { ACCOUNT, header, newRun } from '../../../samples/make-account.ts'
import type { ItemHeader } from '../../../src/evidence/item.ts'
import { evidencePath } from '../../../src/package/format/layout.ts'
import type { Manifest } from '../../../src/package/format/manifest.ts'
import { Tally } from '../../../src/package/format/tally.ts'
import { checkCoverage } from '../../../src/package/verify/coverage.ts'
import { Failures } from '../../../src/package/verify/error.ts'
import { accountScope } from '../../../src/service/assess/account-scope.ts'
import type { AssessedAccount } from '../../../src/service/assess/assessed-account.ts'
import { coverageOf } from '../../../src/service/assess/coverage.ts'
import type { Target, TargetStatus } from '../../../src/store/index.ts'

const OF_ACCOUNT = 'aws.s3.bucket'
const OF_REGION = 'aws.ec2.volume'
const REGIONS = ['eu-west-1', 'us-east-1']
const STATUSES = ['done', 'refused', 'disabled'] as const
const ENABLED = { enabled: REGIONS, disabled: ['af-south-1'], gap: null }
const NO_LIST = { enabled: [], disabled: [], gap: { action: 'x:List', reason: 'denied', detail: 'x' } } as const

const target = (region: string, status: TargetStatus): Target => ({
  ...{ run: '', account: ACCOUNT, region, status, attempts: 1, failures: 0, worker: null, leaseUntil: null },
  ...{ error: null, principal: null, apiCalls: 0, startedAt: null, finishedAt: null },
})

function item(type: string, region: string, read: boolean): ItemHeader {
  const made = header('run', type, { root: 'sha256:00', members: 1, fieldGaps: 0 })
  const gap = read ? null : NO_LIST.gap
  return {
    ...made,
    scope: { ...made.scope, region },
    population: { ...made.population, gaps: 0, fieldGaps: 0, complete: read, gap },
  }
}

/** What a run leaves of an account: an item of each type wherever a target was read. */
function left(targets: readonly Target[], change: Partial<AssessedAccount>, read = true): AssessedAccount {
  const typeAt = (region: string) => (region === 'global' ? OF_ACCOUNT : OF_REGION)
  return {
    ...{ account: ACCOUNT, name: null, partition: 'aws', regions: REGIONS, allRegions: false, declaredRegions: null },
    ...{ runAccounts: [ACCOUNT], targets },
    discovery: {
      caller: { account: ACCOUNT, partition: 'aws', principal: 'arn:aws:iam::123456789012:role/x' },
      ...{ regions: ENABLED, asked: REGIONS },
    },
    items: targets.filter(t => t.status === 'done').map(({ region }) => item(typeAt(region), region, read)),
    ...change,
  }
}

function* honest(): Generator<[string, AssessedAccount, string[]]> {
  for (const read of [true, false]) {
    for (const whole of ['done', 'refused'] as const) {
      const only = [target('global', whole)]
      yield [`types of the account alone, ${whole}`, left(only, {}, read), [OF_ACCOUNT]]
      for (const first of STATUSES)
        for (const second of STATUSES) {
          const all = [target('global', whole), target('eu-west-1', first), target('us-east-1', second)]
          const name = `${whole}, regions ${first} and ${second}, lists read: ${read}`
          yield [name, left(all, { allRegions: true }, read), [OF_ACCOUNT, OF_REGION]]
          const items = left(all, {}, read).items.filter(({ type }) => type === OF_REGION)
          yield [`types of regions alone, ${name}`, left(all, { items }), [OF_REGION]]
        }
    }
    const discovery = { ...left([], {}).discovery, regions: NO_LIST } as AssessedAccount['discovery']
    yield ['no list of regions', left([target('global', 'done')], { discovery, allRegions: true }, read), [OF_ACCOUNT]]
  }
  const refused = [target('global', 'refused')]
  yield ['not entered', left(refused, { discovery: null, regions: [], allRegions: true }), [OF_ACCOUNT, OF_REGION]]
  yield ['not entered, regions named', left(refused, { discovery: null }), [OF_ACCOUNT, OF_REGION]]
}

function failuresOf(of: AssessedAccount, types: readonly string[], change: Partial<Manifest> = {}): string[] {
  const tally = new Tally()
  for (const one of of.items) tally.item(one)
  const items = of.items.map(({ id, type, scope, digest }) => ({
    ...{ path: evidencePath(scope.account, scope.region, type), id, digest },
  }))
  const scope = { accounts: [accountScope(of)], types }
  const failures = new Failures()
  const manifest = { scope, items, ...coverageOf(of, newRun().request, []), ...change }
  checkCoverage(manifest as Manifest, tally, failures)
  return failures.list.map(({ code, message }) => `${code} ${message}`)
}

test('the verifier refuses no coverage that the service states, however little was reached', () => {
  const refused = [...honest()].flatMap(([name, of, types]) => failuresOf(of, types).map(why => `${name}: ${why}`))
  expect(refused).toEqual([])
})

test('where everything was reached, an item that is left out is missed', () => {
  const done = [target('global', 'done'), target('eu-west-1', 'done'), target('us-east-1', 'done')]
  const of = left(done, {})
  for (const gone of of.items) {
    const rest = { ...of, items: of.items.filter(one => one !== gone) }
    expect(failuresOf(rest, [OF_ACCOUNT, OF_REGION]).join()).toContain('EVIDENCE_MISSING')
  }
  expect(failuresOf({ ...of, items: of.items.slice(0, 1) }, [OF_ACCOUNT, OF_REGION]).join()).toContain(
    'EVIDENCE_MISSING',
  )
})

test('a refused account is counted as one', () => {
  const of = left([target('global', 'refused')], { discovery: null, regions: [] })
  const { coverage } = coverageOf(of, newRun().request, [])
  const counted = { ...coverage, targets: { done: 1, refused: 0, disabled: 0 } }
  expect(failuresOf(of, [OF_ACCOUNT], { coverage: counted, outcome: 'complete' }).join()).toContain('COVERAGE_MISMATCH')
})
