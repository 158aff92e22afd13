import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startMoto } from '../../demo/kit/moto.ts'
import { openTracer } from '../../src/tracing/index.ts'
import { testService } from '../api/service.ts'
import { startReceiver } from '../deliver/receiver.ts'
import { hasMoto } from '../kit/collect.ts'
import { type ReceivedSpan, startCollector } from './collector.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const PARENT = '00f067aa0ba902b7'
const NOBODYS = '01890000-0000-7000-8000-000000000000'
const TRACEPARENT = `00-${TRACE}-${PARENT}-01`

/** An emulated AWS that throttles the first request for the list of buckets. */
async function throttlingAws(): Promise<string> {
  const moto = await startMoto()
  onTestFinished(() => moto.stop())
  let throttled = false
  const server = createServer((request, response) => {
    const { method, headers, url = '/' } = request
    if (!throttled && method === 'GET' && /^\/(\?|$)/.test(url)) {
      throttled = true
      return void response.writeHead(503).end('<Error><Code>SlowDown</Code><Message>slow</Message></Error>')
    }
    const onward = httpRequest(moto.url + url, { method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const under = (spans: readonly ReceivedSpan[], parent: ReceivedSpan) =>
  spans.filter(span => span.parentSpanId === parent.spanId)

test.skipIf(!hasMoto)(
  'a run is one trace, from the request over the queue to AWS, the package and its receiver',
  async () => {
    const collector = await startCollector()
    const receiver = await startReceiver()
    for (const [name, value] of Object.entries({
      AWS_ACCESS_KEY_ID: 'AKIAHUSHHUSHHUSH',
      AWS_SECRET_ACCESS_KEY: 'hush-key',
    })) {
      const before = process.env[name]
      process.env[name] = value
      onTestFinished(() => {
        if (before === undefined) delete process.env[name]
        else process.env[name] = before
      })
    }
    const { admin } = await testService({
      work: 'shared',
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
        AWS_ENDPOINT_URL: await throttlingAws(),
        EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true',
      },
    })
    const account = { account: '123456789012', name: 'Hush Bank', access: { kind: 'ambient' } }
    expect((await admin('POST', '/v1/accounts', account)).status).toBe(201)
    const destination = {
      name: 'GRC',
      kind: 'webhook',
      config: { url: `${receiver.url}/hush` },
      events: ['package.ready'],
    }
    expect((await admin('POST', '/v1/destinations', destination)).status).toBe(201)
    const asked = { types: ['aws.s3.bucket'], frameworks: ['cis-aws-foundations-7.0.0'], regions: ['us-east-1'] }
    const { status, body: run } = await admin('POST', '/v1/runs', asked, { traceparent: TRACEPARENT })
    expect([status, JSON.stringify(run)]).toEqual([202, expect.not.stringContaining(TRACE)])

    const ours = ({ traceId }: ReceivedSpan) => traceId === TRACE
    const sent = await collector.until('deliver', ours)
    const request = await collector.until('POST /v1/runs', ours)
    expect(request).toMatchObject({ parentSpanId: PARENT, kind: 2 })
    expect(request.facts).toMatchObject({ 'http.route': '/v1/runs', 'http.response.status_code': 202 })
    expect(request.resource).toMatchObject({ 'service.name': 'exhibit' })
    expect(sent.parentSpanId).toBe(request.spanId)
    expect(sent.facts).toMatchObject({
      ...{ 'exhibit.kind': 'webhook', 'exhibit.event_type': 'package.ready', 'exhibit.attempt': 1 },
      ...{ 'exhibit.outcome': 'delivered', 'http.response.status_code': 204 },
    })

    const target = await collector.until('collect target', ours)
    expect(target).toMatchObject({ parentSpanId: request.spanId, kind: 5 })
    expect(target.facts).toMatchObject({ 'exhibit.run': run.id, 'exhibit.account': account.account })
    const read = await collector.until('read aws.s3.bucket', ours)
    expect(read.parentSpanId).toBe(target.spanId)
    const list = under(collector.spans, read).find(span => span.name === 'S3/ListBuckets')
    expect(list?.facts).toMatchObject({
      ...{ 'rpc.system.name': 'aws-api', 'rpc.method': 'S3/ListBuckets', 'cloud.region': 'us-east-1' },
      ...{ 'exhibit.throttled': 1, 'exhibit.attempts': 2 },
    })
    const finish = await collector.until('finish run', ours)
    expect(under(collector.spans, finish).map(span => span.name)).toEqual(['build package'])
    expect(finish.parentSpanId).toBe(request.spanId)

    const said = collector.bodies.join()
    for (const secret of [admin.secret, 'hush', 'Hush', 'AKIA', receiver.url]) expect(said).not.toContain(secret)
  },
)

test('what the caller calls no trace begins one of its own; a refusal says its status', async () => {
  const collector = await startCollector()
  const { admin } = await testService({ env: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/v1/traces` } })
  const asked = [`00-${TRACE}-0000000000000000-01`, 'ff-1-2-3', `${TRACEPARENT}-more`, '']
  for (const traceparent of asked)
    expect((await admin('GET', `/v1/runs/${NOBODYS}`, undefined, { traceparent })).status).toBe(404)
  await admin('GET', '/v1/me', undefined, { traceparent: TRACEPARENT.replace(/01$/, '00') })
  await collector.until('GET /v1/runs/:id')
  await expect.poll(() => collector.spans.length).toBe(asked.length)
  expect(new Set(collector.spans.map(span => span.traceId)).size).toBe(asked.length)
  for (const { parentSpanId, traceId, facts, status } of collector.spans) {
    expect([parentSpanId ?? '', traceId === TRACE, facts['http.response.status_code']]).toEqual(['', false, 404])
    expect(status.code ?? 0).toBe(0)
  }
})

test('a sampler of ratio 0 makes no trace; a caller that is traced goes on', async () => {
  const collector = await startCollector()
  const env = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }
  const { admin } = await testService({ env: { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } })
  await admin('GET', '/v1/keys')
  await admin('GET', '/v1/me', undefined, { traceparent: TRACEPARENT })
  expect((await collector.until('GET /v1/me')).traceId).toBe(TRACE)
  expect(collector.spans).toHaveLength(1)
})

test('without a collector, or where they are switched off, no traces are made', async () => {
  const { runtime } = await testService()
  expect(runtime.tracer.on).toBe(false)
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' }
  expect((await testService({ env })).runtime.tracer.on).toBe(false)
})

test('a collector that refuses is told of once, by its status alone, and holds nobody up', async () => {
  const { url } = await startCollector(400)
  const warned: unknown[] = []
  const log = { debug() {}, info() {}, warn: (facts: object) => void warned.push(facts), error() {} }
  const tracing = { url: `${url}/v1/traces`, sampler: 'always_on', ratio: 1 } as const
  const tracer = await openTracer({ tracing }, 'exhibit 0.0.0', log)
  for (let batch = 0; batch < 2; batch++) {
    for (let n = 0; n < 600; n++) tracer.open('x', {}).end(new Error('hush'))
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  const began = performance.now()
  await tracer.close()
  expect(performance.now() - began).toBeLessThan(4000)
  expect(warned).toEqual([{ error: 'OTLPExporterError: Bad Request' }])
})
