import { setTimeout as sleep } from 'node:timers/promises'
import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Api } from '../../../src/api/api.ts'
import { type Document, operations } from '../../../src/api/spec/document.ts'
import { createDestination } from '../../../src/service/deliveries/destinations.ts'
import { startReceiver } from '../../deliver/receiver.ts'
import { type Contract, contractOf } from '../examples/contract.ts'
import { testService } from '../service.ts'
import { world } from '../viewers/world.ts'
import { type Request, requestsOf } from './requests.ts'
import { Values } from './values.ts'

// Two minutes are for a machine that is busy; alone it takes some twenty seconds.
vi.setConfig({ testTimeout: 240_000 })

const RUNS = Number(process.env.FUZZ_RUNS ?? 10)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_129)

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface Place {
  readonly path: string
  readonly method: string
}

/** A machine that is busy is no fault of an operation: it is asked again once the service has had air. */
async function told(app: Api, key: string, { method, url, headers, payload }: Request) {
  for (let tries = 0; ; tries++) {
    const {
      statusCode,
      headers: answered,
      body,
    } = await app.inject({
      ...{ method: method as Method, url, headers: { ...headers, authorization: `Bearer ${key}` } },
      ...(payload !== undefined && { payload }),
    })
    const [type = ''] = String(answered['content-type'] ?? '').split(';')
    if (statusCode !== 503 || !body.includes('"overloaded"') || tries === 30) return { status: statusCode, type, body }
    await sleep(1000)
  }
}

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

function faultIn({ status, type, body }: Answer, contract: Contract, { path, method }: Place): string | null {
  const shown = `${status} ${type} ${body.slice(0, 300)}`
  if (status >= 500) return shown
  if (status < 300) return type === 'application/json' ? contract.answer(path, method, status, JSON.parse(body)) : null
  if (status < 400) return null
  const problem = type === 'application/problem+json' ? JSON.parse(body) : {}
  return typeof problem.code === 'string' && problem.status === status ? null : shown
}

test('whatever an operation is asked, it answers as documented or refuses with a problem', async () => {
  const env = { EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true' }
  const { app, admin, runtime } = await testService({ perMinute: 10_000_000, env })
  const document = JSON.parse(JSON.stringify(app.swagger())) as Document
  const contract = contractOf(document)
  const { own } = await world(runtime)
  const { url } = await startReceiver()
  const hook = { name: 'Hook', kind: 'webhook' as const, config: { url }, events: [], enabled: true }
  const { destination } = await createDestination(runtime, hook)
  // A run that goes on would be followed for ever, and the packages here hold nothing to make a workbook or report of.
  const { openRun, finishingRun, package: built, ...ended } = { ...own, destination: destination.id }
  const fitting: Readonly<Record<string, string>> = {
    ...{ accounts: own.connected, runs: own.run, evidence: own.item, acceptances: own.acceptance },
    ...{ destinations: destination.id, packages: own.package },
  }
  const isMade = (path: string) => /\/(?:workbook|report)$/.test(path)
  const pool = (path: string) => [
    ...Array.from({ length: isMade(path) ? 0 : 12 }, () => fitting[path.split('/')[2] ?? ''] ?? own.run),
    ...Object.values(ended),
    ...(path.endsWith('/events') ? [] : [openRun, finishingRun]),
    ...(isMade(path) ? [] : [built]),
  ]
  // Tests go where accounts and destinations point before requests point them elsewhere.
  const all = [...operations(document)].sort(
    (a, b) => Number(b.path.endsWith('/test')) - Number(a.path.endsWith('/test')),
  )
  const faults: string[] = []
  // The packages of these tests are no real ones, and the ledger says so.
  const before = (await runtime.store.ledger.check()).problems
  const answered = new Set<string>()
  let asked = 0
  for (const place of all) {
    const requests = requestsOf(place, new Values(document, pool(place.path)))
    const sound = fc.asyncProperty(requests, async request => {
      asked++
      const answer = await told(app, admin.secret, request)
      const fault = faultIn(answer, contract, place)
      if (answer.status < 300) answered.add(`${place.method} ${place.path}`)
      if (fault !== null) throw new Error(fault)
    })
    const { failed, counterexample, errorInstance } = await fc.check(sound, {
      numRuns: RUNS,
      seed: SEED,
      endOnFailure: true,
    })
    if (failed)
      faults.push(`${JSON.stringify(counterexample?.[0]).slice(0, 700)}: ${String(errorInstance).slice(0, 500)}`)
  }
  expect(faults).toEqual([])
  expect(asked).toBe(all.length * RUNS)
  // Requests are right often enough to get past the first look.
  expect(answered.size).toBeGreaterThan(all.length / 3)
  expect((await runtime.store.ledger.check()).problems).toEqual(before)
})
