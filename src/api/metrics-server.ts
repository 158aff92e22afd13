import { once } from 'node:events'
import { createServer } from 'node:http'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Serving } from '../service/runtime/serving.ts'
import { workMetrics } from '../service/runtime/work-metrics.ts'
import { explained } from './listen.ts'
import { requireReader } from './plugins/metrics.ts'

/**
 * Serves /metrics (to whom the API would) and /healthz on a port of their own, for processes without an API too. Gives what
 * closes it. Throws
 * `port_in_use`, `address_unavailable`.
 */
export async function serveMetrics(
  { config, state }: Pick<Serving, 'config'> & { readonly state: Registry },
  place: { host: string; port: number },
): Promise<() => void> {
  const own = new Registry()
  collectDefaultMetrics({ register: own })
  const whole = Registry.merge([own, workMetrics, state])
  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0]
    if (request.method !== 'GET' || (path !== '/metrics' && path !== '/healthz'))
      return void response.writeHead(404).end()
    if (path === '/healthz') return void response.writeHead(200).end('{"status":"ok"}')
    try {
      requireReader(config, request.headers.authorization)
    } catch {
      return void response.writeHead(401, { 'www-authenticate': 'Bearer realm="exhibit metrics"' }).end()
    }
    const text = await whole.metrics().catch(() => null)
    response.writeHead(text === null ? 500 : 200, { 'content-type': whole.contentType }).end(text)
  })
  server.listen(place)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw explained(error, place, 'EXHIBIT_METRICS_PORT')
  }
  return () => {
    server.close()
    server.closeAllConnections()
  }
}
