import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

export interface ReceivedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly status: { readonly code?: number; readonly message?: string }
  readonly facts: Readonly<Record<string, string | number>>
  readonly resource: Readonly<Record<string, string | number>>
}

export interface Collector {
  readonly url: string
  readonly spans: ReceivedSpan[]
  /** What came, as text. */
  readonly bodies: string[]
  readonly authorizations: (string | undefined)[]
  /** Resolves with the first span of the name that fits. */
  until(name: string, fits?: (span: ReceivedSpan) => boolean): Promise<ReceivedSpan>
}

interface Attribute {
  readonly key: string
  readonly value: { readonly stringValue?: string; readonly intValue?: number | string; readonly boolValue?: boolean }
}

interface Exported {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] }
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<ReceivedSpan, 'facts' | 'resource'> & {
        readonly attributes: readonly Attribute[]
      })[]
    }[]
  }[]
}

const factsOf = (attributes: readonly Attribute[]) =>
  Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue, boolValue } }) => [
      key,
      stringValue ?? (intValue === undefined ? String(boolValue) : Number(intValue)),
    ]),
  )

/** Takes traces as an OpenTelemetry collector does: OTLP over HTTP, in JSON, under /v1/traces. */
export async function startCollector(status = 200): Promise<Collector> {
  const [spans, bodies, authorizations]: [ReceivedSpan[], string[], (string | undefined)[]] = [[], [], []]
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    authorizations.push(request.headers.authorization)
    if (request.url !== '/v1/traces' || request.headers['content-type'] !== 'application/json') status = 404
    if (status === 200) {
      bodies.push(body)
      for (const { resource, scopeSpans } of (JSON.parse(body) as Exported).resourceSpans)
        for (const { attributes, ...span } of scopeSpans.flatMap(scope => scope.spans))
          spans.push({ ...span, facts: factsOf(attributes), resource: factsOf(resource.attributes) })
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const until: Collector['until'] = async (name, fits = () => true) => {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
      const found = spans.find(span => span.name === name && fits(span))
      if (found) return found
    }
    throw new Error(`no span ${name}; there are ${[...new Set(spans.map(span => span.name))].join(', ')}`)
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans, bodies, authorizations, until }
}
