import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { connectors } from '../../connectors/index.ts'
import { RECORDED_AT } from '../../demo/kit/clock.ts'
import { startNorthwind } from '../../demo/northwind.ts'
import { recordingOf } from '../../demo/record-service.ts'
import { keyOf, type RecordedRequest } from '../../src/collect/recording.ts'
import { hasMoto } from '../kit/collect.ts'

const textOf = (service: string) =>
  readFileSync(join(import.meta.dirname, '../../demo', service, 'recording.jsonl'), 'utf8')
const linesOf = (service: string) => textOf(service).trimEnd().split('\n')
const headerOf = (service: string) => JSON.parse(linesOf(service)[0] ?? '') as { recordedAt: string; tool: string }
const exchangesOf = (service: string) =>
  linesOf(service)
    .slice(1)
    .map(line => ({ line, request: requestOf(line) }))
const requestOf = (line: string) => (JSON.parse(line) as { request: RecordedRequest }).request

describe.each(connectors.map(connector => connector.id))('the recording of %s', service => {
  test('is of the same moment and emulator as all others', () => {
    expect(headerOf(service)).toEqual(headerOf('sts'))
    expect(headerOf(service).recordedAt).toBe(RECORDED_AT.toISOString())
  })

  test('gives every question an id of its own, and no answer that another service has otherwise', () => {
    const ids = new Map<string, string>()
    const elsewhere = new Map(
      connectors
        .filter(({ id }) => id !== service)
        .flatMap(({ id }) => exchangesOf(id))
        .map(({ line, request }) => [keyOf(request), line]),
    )
    for (const { line, request } of exchangesOf(service)) {
      const id = /"x-amzn?-request-?id":"([^"]+)"/.exec(line)?.[1] ?? ''
      expect(id).toMatch(/^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Z]{16})$/)
      expect(ids.get(id)).toBeUndefined()
      ids.set(id, line)
      expect(elsewhere.get(keyOf(request)) ?? line).toBe(line)
    }
  })
})

test.skipIf(!hasMoto)(
  'recorded once more, nothing changes; with another version of the emulator, nothing between two times',
  async () => {
    const northwind = await startNorthwind(() => {}, RECORDED_AT)
    onTestFinished(() => northwind.stop())
    const recorded = headerOf('sts').tool.split(', ')[1]
    if (northwind.emulator !== recorded)
      console.log(
        `left out, this is ${northwind.emulator || 'no moto'}: that the demo's recordings of ${recorded} are as they would be now`,
      )
    for (const connector of connectors) {
      const now = await recordingOf(connector, northwind)
      const before = northwind.emulator === recorded ? textOf(connector.id) : await recordingOf(connector, northwind)
      expect(now === before, `npm run demo:record -- ${connector.id}`).toBe(true)
    }
  },
  240_000,
)
