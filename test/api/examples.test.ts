import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { type Document, type Operation, operations } from '../../src/api/spec/document.ts'
import { EXAMPLES, type Example, PAYLOADS } from '../../src/api/spec/examples.ts'
import { deliver } from '../../src/service/deliveries/deliver.ts'
import { createDestination } from '../../src/service/deliveries/destinations.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import { EVENT_TYPES } from '../../src/store/index.ts'
import { startReceiver } from '../deliver/receiver.ts'
import { recordOrganization } from '../service/accounts/organization.ts'
import { contractOf } from './examples/contract.ts'
import { EXCHANGES, type Exchange, type Found } from './examples/exchanges.ts'
import { lasting } from './examples/lasting.ts'
import { TOLD } from './examples/payloads.ts'
import { BUCKET_CHECKS } from './record.ts'
import { testService } from './service.ts'
import { COVER, type Cover } from './viewers/cover.ts'
import { type Things, world } from './viewers/world.ts'

const FILE = join(import.meta.dirname, '../../src/api/spec/examples.json')
const RECORD = process.env.RECORD_EXAMPLES === 'yes'

/** The first request with which test/api/viewers shows what a route answers. */
function shown(cover: Cover): Exchange {
  const first = (of: Things) => {
    if (!('asks' in cover)) return { path: cover.path, body: 'body' in cover ? cover.body : undefined }
    const [ask] = cover.asks(of)
    return typeof ask === 'string' ? { path: ask, body: undefined } : { path: ask?.path ?? '', body: ask?.body }
  }
  return { path: of => first(of).path, body: of => first(of).body }
}

/** Every exchange by its route, in an order in which each finds what it needs. */
function exchanges(): [string, Exchange][] {
  const others = Object.entries(COVER).filter(([name]) => EXCHANGES[name] === undefined)
  return [...others.map(([name, cover]) => [name, shown(cover)] as [string, Exchange]), ...Object.entries(EXCHANGES)]
}

/** Whether it takes or gives JSON, or at least nothing else. */
function showsJson({ requestBody, responses }: Operation): boolean {
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const kinds = answers.flatMap(([, answer]) => ('content' in answer ? Object.keys(answer.content ?? {}) : []))
  return requestBody !== undefined || kinds.every(kind => kind === 'application/json')
}

/** A webhook that listens, and one delivery to it. */
async function delivered(runtime: Runtime, built: string) {
  const { url } = await startReceiver()
  const asked = { name: 'Tickets', kind: 'webhook' as const, config: { url }, events: [], enabled: true }
  const { destination } = await createDestination(runtime, asked)
  const payload = JSON.stringify({ type: 'package.ready', timestamp: new Date().toISOString(), data: {} })
  const about = { destination: destination.id, event: v7(), eventType: 'package.ready', package: built, payload }
  const { id } = await runtime.store.deliveries.enqueue(about)
  await deliver(runtime, id)
  return { receiving: destination.id, delivery: id }
}

const ANA = {
  ...{ issuer: 'https://login.example.com', subject: '8f14e45f', name: 'Ana Ruiz', email: 'ana@example.com' },
  role: 'reader',
} as const

/** A destination that takes a mapping of controls. */
async function mapped(runtime: Runtime): Promise<string> {
  const config = { documentId: 'aws-configuration' }
  const asked = { name: 'Vanta', kind: 'vanta', config, secrets: { clientId: 'an-id', clientSecret: 'a-secret' } }
  return (await createDestination(runtime, { ...asked, events: [], enabled: false })).destination.id
}

test('the service answers each operation’s example as the document says', async () => {
  const env = { EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true' }
  const { app, admin, as, runtime } = await testService({ perMinute: 100_000, env })
  const document = JSON.parse(JSON.stringify(app.swagger())) as Document
  const contract = contractOf(document)
  const { own } = await world(runtime)
  const found: Record<string, string> = {
    ...{ ...own, check: BUCKET_CHECKS[0] ?? '' },
    ...(await delivered(runtime, own.package)),
    token: (await runtime.store.signIns.create({ name: 'Olga', scopes: ['admin'], createdBy: 'test', madeBy: null }))
      .token,
    mapped: await mapped(runtime),
    person: (await runtime.store.people.arrive(ANA)).id,
    organization: await recordOrganization(runtime),
  }
  const auditor = await as({ name: 'Eve Adams', scopes: ['auditor'], packages: [own.package] })
  await auditor('GET', `/v1/evidence/${own.item}`)
  const settled = lasting()
  const recorded: Record<string, Example> = {}
  const faults: string[] = []
  const known = new Map([...operations(document)].map(one => [`${one.method.toUpperCase()} ${one.path}`, one]))
  for (const [name, exchange] of exchanges()) {
    const { path, method, operation } = known.get(name) ?? {}
    if (!path || !method || !operation?.operationId) throw new Error(`${name} is not documented`)
    const body = exchange.body?.(found as Found)
    const told = await admin(method, exchange.path(found as Found), body)
    if (exchange.keeps) found[exchange.keeps] = told.body.id
    if (!showsJson(operation)) continue
    const json = /^application\/json/.test(told.headers.get('content-type') ?? '')
    const made: Example = {
      ...(body !== undefined && { body: settled(body) }),
      status: told.status,
      ...(json && { answer: settled(told.body) }),
    }
    recorded[operation.operationId] = made
    const example = RECORD ? made : EXAMPLES[operation.operationId]
    const fault = (what: string | null) => what !== null && faults.push(`${name}: ${what}`)
    if (told.status >= 300) fault(`${told.status} ${JSON.stringify(told.body)}`)
    else if (!example) fault('has no example: npm run examples')
    else if (example.status !== told.status) fault(`${told.status} ${JSON.stringify(told.body)}, not ${example.status}`)
    else if (JSON.stringify(example.body) !== JSON.stringify(made.body)) fault('was asked otherwise: npm run examples')
    if (!example || !json) continue
    if (made.body !== undefined) fault(contract.asked(path, method, made.body))
    fault(contract.answer(path, method, told.status, told.body))
    fault(contract.answer(path, method, told.status, example.answer))
  }
  expect(faults).toEqual([])

  const shape = (data: unknown) => ({ timestamp: '2026-11-24T03:00:00.000Z', data })
  const payloads = Object.fromEntries(EVENT_TYPES.map(type => [type, { type, ...shape(TOLD[type]) }]))
  if (RECORD) await writeFile(FILE, JSON.stringify({ operations: recorded, webhooks: payloads }, null, 2))
  else expect(PAYLOADS).toEqual(payloads)
  for (const [type, payload] of Object.entries(payloads))
    expect([type, contract.sent(type, payload)]).toEqual([type, null])
})
