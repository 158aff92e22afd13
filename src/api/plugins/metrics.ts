import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Runtime } from '../../service/runtime/runtime.ts'
import { stateMetrics } from '../../service/runtime/state-metrics.ts'
import { workMetrics } from '../../service/runtime/work-metrics.ts'
import type { Api } from '../api.ts'

/** Counts and times requests by route pattern, logs each without headers, body or query, and serves /metrics. */
export function metrics(app: Api, runtime: Pick<Runtime, 'log' | 'store'>): void {
  const { log } = runtime
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const requests = new Counter({
    name: 'exhibit_http_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'exhibit_http_request_seconds',
    help: 'Time until a request was answered',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, id } = request
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none')
    const status = reply.statusCode
    requests.inc({ method, route, status })
    seconds.observe({ method, route }, reply.elapsedTime / 1000)
    const facts = { id, method, route, status, ms: Math.round(reply.elapsedTime), key: request.key?.prefix }
    if (request.key) log.info(facts, 'answered')
    else log.debug(facts, 'answered')
  })
  const whole = Registry.merge([registry, workMetrics, stateMetrics(runtime, { accounts: false })])
  app.get('/metrics', { config: { public: true }, schema: { hide: true } }, async (_, reply) => {
    return reply.type(registry.contentType).send(await whole.metrics())
  })
}
