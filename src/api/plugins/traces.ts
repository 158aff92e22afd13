import type { Serving } from '../../service/runtime/serving.ts'
import type { Span } from '../../service/runtime/tracer.ts'
import type { Api } from '../api.ts'

/** A span for each request under /v1, in the trace that its `traceparent` names; what it starts belongs to that. */
export function traces(app: Api, { tracer }: Pick<Serving, 'tracer'>): void {
  if (!tracer.on) return
  const spans = new WeakMap<object, Span>()
  app.addHook('onRequest', (request, _, done) => {
    const route = request.routeOptions.url
    if (route?.startsWith('/v1/') !== true) return done()
    const facts = { 'http.request.method': request.method, 'http.route': route }
    const parent = request.headers.traceparent
    const opening = { kind: 'server' as const, ...(typeof parent === 'string' && { parent }) }
    const span = tracer.open(`${request.method} ${route}`, facts, opening)
    spans.set(request, span)
    span.within(done)
  })
  // Where a body was read, what follows runs on the stream's behalf, outside the span.
  app.addHook('preValidation', (request, _, done) => {
    const span = spans.get(request)
    if (span) span.within(done)
    else done()
  })
  app.addHook('onResponse', async (request, reply) => {
    const span = spans.get(request)
    span?.note({ 'http.response.status_code': reply.statusCode })
    span?.end(reply.statusCode >= 500 ? { code: String(reply.statusCode) } : undefined)
  })
}
