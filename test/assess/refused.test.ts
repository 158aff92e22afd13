import { beforeAll, describe, expect, test } from 'vitest'
import { checks as all, connectors, evidenceTypes } from '../../connectors/index.ts'
import type { Status } from '../../connectors/kit/index.ts'
import { NORTHWIND } from '../../demo/northwind.ts'
import { assessAccount } from '../../src/assess/assess-account.ts'
import { controlResults } from '../../src/assess/controls.ts'
import type { AccountEvidence } from '../../src/assess/populations.ts'
import type { RecordedAnswer, RecordedRequest } from '../../src/collect/recording.ts'
import type { ControlStatus } from '../../src/frameworks/framework.ts'
import { frameworks, registry } from '../../src/service/frameworks/catalogue.ts'
import { deniedAnswer } from '../kit/denied-answers.ts'
import { replayedAccount } from '../kit/replayed-account.ts'

const types = connectors.flatMap(connector => connector.types.map(({ type }) => type))
const collected = new Set(types.map(({ id }) => id))
/** Those on what is collected; what is derived is computed of it, and has tests of its own. */
const checks = all.filter(check =>
  [check.type, ...Object.values(check.reads).map(({ type }) => type)].every(({ id }) => collected.has(id)),
)

type Verdicts = ReadonlyMap<string, { readonly check: string; readonly status: Status; readonly reason: string }>

async function judged(evidence: AccountEvidence): Promise<Verdicts> {
  const found = new Map<string, { check: string; status: Status; reason: string }>()
  for await (const group of assessAccount(checks, evidence))
    for (const { check, region, resource, status, reason } of (await Array.fromAsync(group.batches())).flat())
      found.set(`${check} on ${resource} in ${group.region}/${region}`, { check, status, reason })
  return found
}

/** The status of every control of every framework, by what came of the checks. All types count as wholly listed. */
async function controlsOf(verdicts: Verdicts): Promise<Map<string, ControlStatus>> {
  const tallies = new Map<string, Record<Status, number>>()
  for (const { check, status } of verdicts.values()) {
    const tally = tallies.get(check) ?? { pass: 0, fail: 0, unknown: 0, not_applicable: 0 }
    tally[status]++
    tallies.set(check, tally)
  }
  const state = { items: ['item'], missing: null, regional: false, excluded: [] }
  const of = {
    ...{ account: NORTHWIND, tallies, typesOf: registry.typesOf, unreached: [], outside: [] },
    types: new Map(evidenceTypes.map(({ id }) => [id, state])),
  }
  const results = (await frameworks(undefined)).flatMap(({ framework }) => controlResults(framework, of))
  return new Map(results.map(({ framework, control, status }) => [`${framework}/${control}`, status]))
}

let whole: Verdicts
beforeAll(async () => {
  whole = await judged(await replayedAccount(types))
}, 300_000)

/** AWS refuses, or fails in a way that is not tried again. */
const failing = (request: RecordedRequest): RecordedAnswer => ({
  ...deniedAnswer(request),
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': 'ValidationException' },
  body: JSON.stringify({ __type: 'ValidationException', message: 'Not now' }),
})

/** The n-th request of the account, and whether it is answered. */
const cases: readonly [string, (n: number) => boolean, (request: RecordedRequest) => RecordedAnswer][] = [
  ['all are refused from the 300th on', n => n >= 300, deniedAnswer],
  ['all are refused but the first of every three', n => n % 3 !== 0, deniedAnswer],
  ['every fourth fails', n => n % 4 === 3, failing],
]

describe.each(cases)('where %s', (_, isRefused, answer) => {
  let now: Verdicts
  beforeAll(async () => {
    let n = 0
    now = await judged(
      await replayedAccount(types, (request, recorded) => (isRefused(n++) ? answer(request) : recorded)),
    )
  }, 300_000)

  test('no verdict becomes another than unknown', () => {
    const wrong = [...now].filter(([key, { status }]) => status !== 'unknown' && status !== whole.get(key)?.status)
    expect(
      wrong.map(([key, { status, reason }]) => `${key}: ${whole.get(key)?.status}, then ${status}, ${reason}`),
    ).toEqual([])
  })

  test('much is unknown then, and not everything', () => {
    const count = (of: Verdicts, is: Status) => [...of.values()].filter(({ status }) => status === is).length
    expect(count(now, 'unknown')).toBeGreaterThan(count(whole, 'unknown') + 100)
    expect(count(now, 'pass')).toBeGreaterThan(20)
    expect(count(now, 'fail')).toBeGreaterThan(20)
  })

  test('no control passes that did not, or says that there is nothing to judge', async () => {
    const [before, after] = [await controlsOf(whole), await controlsOf(now)]
    const wrong = [...after].filter(([id, status]) => status !== 'not_verified' && status !== before.get(id))
    expect(wrong.map(([id, status]) => `${id}: ${before.get(id)}, then ${status}`)).toEqual([])
  })

  test('what is no longer there is said to be unknown', () => {
    const unknown = new Set([...now.values()].flatMap(({ check, status }) => (status === 'unknown' ? check : [])))
    expect([...whole].filter(([key, { check }]) => !now.has(key) && !unknown.has(check)).map(([key]) => key)).toEqual(
      [],
    )
  })
})
