import { createHash, timingSafeEqual } from 'node:crypto'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Serving } from '../../service/runtime/serving.ts'
import { workMetrics } from '../../service/runtime/work-metrics.ts'
import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'

/**
 * Counts and times requests by route pattern, logs each without headers, body or query, and serves /metrics: to whoever has
 * `EXHIBIT_METRICS_TOKEN`, or to everybody where there is none and only this machine is listened to.
 */
export function metrics(app: Api, { log, config }: Pick<Serving, 'log' | 'config'>, state: Registry): void {
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
  const whole = Registry.merge([registry, workMetrics, state])
  app.get('/metrics', { config: { public: true }, schema: { hide: true } }, async ({ headers }, reply) => {
    requireReader(config, headers.authorization)
    return reply.type(registry.contentType).send(await whole.metrics())
  })
}

/** Throws `unauthorized`. */
export function requireReader({ metricsToken, host }: Serving['config'], authorization: string | undefined): void {
  if (metricsToken === undefined && isLoopback(host)) return
  const given = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
  if (metricsToken !== undefined && given !== undefined && same(given, metricsToken)) return
  throw new ApiError(
    'unauthorized',
    metricsToken === undefined
      ? 'Set EXHIBIT_METRICS_TOKEN and send it here: Authorization: Bearer TOKEN.'
      : 'Send the token for metrics: Authorization: Bearer TOKEN.',
    { headers: { 'www-authenticate': 'Bearer realm="exhibit metrics"' } },
  )
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
