import { once } from 'node:events'
import { createServer } from 'node:http'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Runtime } from '../service/runtime/runtime.ts'
import { stateMetrics } from '../service/runtime/state-metrics.ts'
import { workMetrics } from '../service/runtime/work-metrics.ts'
import { explained } from './listen.ts'

/**
 * Serves /metrics and /healthz on a port of their own, for processes without an API too. Gives what closes it. Throws
 * `port_in_use`, `address_unavailable`.
 */
export async function serveMetrics(runtime: Runtime, place: { host: string; port: number }): Promise<() => void> {
  const own = new Registry()
  collectDefaultMetrics({ register: own })
  const whole = Registry.merge([own, workMetrics, stateMetrics(runtime, { accounts: true })])
  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0]
    if (request.method !== 'GET' || (path !== '/metrics' && path !== '/healthz'))
      return void response.writeHead(404).end()
    try {
      const [type, text] =
        path === '/healthz' ? ['application/json', '{"status":"ok"}'] : [whole.contentType, await whole.metrics()]
      response.writeHead(200, { 'content-type': type }).end(text)
    } catch {
      response.writeHead(500).end()
    }
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
