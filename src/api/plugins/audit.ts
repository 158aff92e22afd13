import { actorOf, viewOf } from '../access.ts'
import type { Api } from '../api.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Writes down who changed what, before the answer goes out. A route that changes something and has no name for it stops the start. */
export function audit(app: Api): void {
  const routes: { method: string | string[]; url: string; config?: { action?: string } }[] = []
  app.addHook('onRoute', route => void routes.push(route))
  app.addHook('onReady', async () => {
    const silent = routes.find(({ method, config }) => ![method].flat().every(m => READS.has(m)) && !config?.action)
    if (silent) throw new Error(`${silent.method} ${silent.url} names no action for the audit log`)
  })
  app.addHook('onRequest', async request => {
    request.audited = { subject: null, detail: {} }
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const { action } = request.routeOptions.config
    const done = reply.statusCode < 300 && reply.getHeader('idempotency-replayed') === undefined
    if (action === undefined || !done) return payload
    const { id } = (request.params ?? {}) as { id?: string }
    const { subject, detail } = request.audited
    await viewOf(request).store.audit.append({
      actor: actorOf(request),
      action,
      subject: subject ?? id ?? null,
      detail,
    })
    return payload
  })
}
