import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { verifyPackage } from '../../src/package/verify/index.ts'
import { submitOwnRun } from '../../src/service/runs/own-run.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import { startReceiver } from '../deliver/receiver.ts'
import { filesOf } from '../package/verify/forgery.ts'
import { everyPage, testService } from './service.ts'

const RECORDING = join(import.meta.dirname, '../../demo')

const replayed = (runtime: Runtime) =>
  submitOwnRun(runtime, {
    request: {
      accounts: [],
      regions: ['us-east-1'],
      frameworks: ['cis-aws-foundations-7.0.0'],
      types: ['aws.s3.bucket', 'aws.ec2.volume'],
      destinations: [],
      options: {},
    },
    trigger: { kind: 'cli', actor: 'test' },
    label: 'End to end',
    tape: { replay: RECORDING },
  })

const byId = (findings: { id: string }[]) => [...findings].sort((a, b) => (a.id < b.id ? -1 : 1))

test('a finished run tells its destinations, and what it links to is the package it names', async () => {
  const receiver = await startReceiver()
  const { admin, as, runtime, url } = await testService({
    listens: true,
    work: 'shared',
    env: { EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true', EXHIBIT_PUBLIC_URL: 'https://exhibit.example' },
  })
  const { secret, id: destination } = (await admin('POST', '/v1/destinations', { name: 'GRC', url: receiver.url })).body
  const off = await admin('POST', '/v1/destinations', { name: 'Off', url: receiver.url, enabled: false })
  expect(off.status).toBe(201)
  expect((await admin('POST', `/v1/destinations/${destination}/test`)).body).toMatchObject({ delivered: true })
  receiver.answer({ status: 500 })
  const { run: submitted } = await replayed(runtime)

  await receiver.until(3)
  const [ping, failed, ready] = receiver.received
  expect(new Webhook(secret).verify(ping?.body ?? '', ping?.headers ?? {})).toMatchObject({ type: 'test.ping' })
  expect(ready?.headers['webhook-id']).toBe(failed?.headers['webhook-id'])
  expect(ready?.body).toBe(failed?.body)
  const event = new Webhook(secret).verify(ready?.body ?? '', ready?.headers ?? {}) as {
    type: string
    data: {
      package: string
      run: string
      sha256: string
      url: string
      source: string
      ledger: { checkpoint: string }
      controls: object
      controlsWithFailingTests: object
    }
  }
  expect(event).toMatchObject({
    type: 'package.ready',
    data: { run: submitted.id, source: 'replay', label: 'End to end' },
  })
  const { frameworks } =
    (await verifyPackage(join(runtime.config.dataDir, 'packages', `${event.data.package}.zip`))).manifest ?? {}
  expect(event.data.controls).toEqual(Object.fromEntries(frameworks?.map(f => [f.id, f.statuses]) ?? []))
  expect(event.data.controlsWithFailingTests).toEqual(Object.fromEntries(frameworks?.map(f => [f.id, f.failing]) ?? []))
  expect((ready?.body ?? '').length).toBeLessThan(20_000)
  expect(event.data.url).toBe(`https://exhibit.example/v1/packages/${event.data.package}/content`)

  const tool = await as({ scopes: ['read'] })
  const content = await fetch(event.data.url.replace('https://exhibit.example', url), {
    headers: { authorization: `Bearer ${tool.secret}` },
  })
  const zip = Buffer.from(await content.arrayBuffer())
  expect(createHash('sha256').update(zip).digest('hex')).toBe(event.data.sha256)
  const file = join(runtime.config.dataDir, 'downloaded.zip')
  await writeFile(file, zip)
  expect(await verifyPackage(file)).toMatchObject({ valid: true })
  const files = await filesOf(file)
  expect(String(files.get('ledger/checkpoint'))).toBe(event.data.ledger.checkpoint)
  const checkpoint = await (await fetch(`${url}/.well-known/exhibit-checkpoint`)).text()
  const [origin, size] = event.data.ledger.checkpoint.split('\n')
  expect(checkpoint.split('\n')[0]).toBe(origin)
  expect(Number(checkpoint.split('\n')[1])).toBeGreaterThanOrEqual(Number(size))

  expect(event.data).toMatchObject({ outcome: expect.any(String), coverage: { targets: { refused: 0 } } })
  const workbook = await fetch(`${url}/v1/packages/${event.data.package}/workbook`, {
    headers: { authorization: `Bearer ${tool.secret}` },
  })
  const book = Buffer.from(await workbook.arrayBuffer())
  expect([workbook.status, String(book.length)]).toEqual([200, workbook.headers.get('content-length')])
  expect(workbook.headers.get('content-disposition')).toMatch(/^attachment; filename="exhibit-210987654321-.*\.xlsx"$/)
  await writeFile(join(runtime.config.dataDir, 'book.xlsx'), book)
  const sheets = await filesOf(join(runtime.config.dataDir, 'book.xlsx'))
  expect(String(sheets.get('xl/workbook.xml'))).toContain('name="cis-aws-foundations-7.0.0"')

  const authorization = `Bearer ${tool.secret}`
  const reportOf = (framework: string) =>
    fetch(`${url}/v1/packages/${event.data.package}/report?framework=${framework}`, { headers: { authorization } })
  const report = await reportOf('cis-aws-foundations-7.0.0')
  expect([report.status, report.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(
    Buffer.from(await report.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect(await (await reportOf('soc2')).json()).toMatchObject({ status: 400, code: 'unknown_framework' })

  const packaged = JSON.parse(String(files.get('findings.json'))) as { id: string }[]
  const { manifest } = (await tool('GET', `/v1/packages/${event.data.package}`)).body
  const findings = await everyPage(tool, `/v1/findings?run=${submitted.id}&limit=100`)
  const counted = { pass: 0, fail: 0, unknown: 0, not_applicable: 0 } as Record<string, number>
  for (const { status } of findings) counted[status] = (counted[status] ?? 0) + 1
  expect(counted).toEqual(manifest.counts.findings)
  // How long a finding has been there is told by the API alone: a package is of one moment.
  const moment = expect.toBeOneOf([null, expect.any(String)])
  const age = { firstSeen: moment, lastSeen: moment, openSince: moment, daysOpen: expect.toBeOneOf([null, 0]) }
  expect(byId(findings)).toEqual(byId(packaged).map(finding => ({ ...finding, run: submitted.id, ...age })))
  const controls = await everyPage(
    tool,
    `/v1/frameworks/cis-aws-foundations-7.0.0/controls?run=${submitted.id}&limit=20`,
  )
  const [{ statuses }] = manifest.frameworks
  for (const [status, count] of Object.entries(statuses))
    expect([status, controls.filter(c => c.status === status).length]).toEqual([status, count])

  const { items } = (await tool('GET', `/v1/deliveries?package=${event.data.package}`)).body
  expect(items).toMatchObject([{ destination, status: 'delivered', attempts: 2 }])
  await admin('POST', `/v1/deliveries/${items[0].id}/replay`)
  await receiver.until(4)
  expect(receiver.received[3]?.headers['webhook-id']).toBe(ready?.headers['webhook-id'])
})
