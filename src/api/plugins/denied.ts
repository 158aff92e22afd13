import type { FastifyRequest } from 'fastify'
import { errorText } from '../../service/runtime/error-text.ts'
import type { Serving } from '../../service/runtime/serving.ts'
import { actorOf } from '../access.ts'
import type { Api } from '../api.ts'

const DENIED = new Set([401, 403])
const HOUR_MS = 3600_000
/** Groups an hour that are named, for each of keys and addresses; what is beyond them is counted together. */
const MOST = 100

interface Denial {
  readonly kind: 'keys' | 'addresses'
  /** `key exk_7f…`, `address 192.0.2.1` */
  readonly actor: string
  /** `GET /v1/runs` */
  readonly subject: string | null
  readonly status: number
}

interface Group extends Denial {
  readonly since: string
  until: string
  times: number
}

/**
 * Writes requests that were denied (401, 403) into the audit log: the first of a key or address at a route at once, and
 * how many it were when the hour is over. So whoever floods us fills no database.
 */
export function deniedRequests(app: Api, service: Serving): void {
  const { log } = service
  const groups = new Map<string, Group>()
  let writing: Promise<void> = Promise.resolve()
  const write = ({ actor, subject, status, since, until, times }: Group): void => {
    const detail = { status, times, since, until }
    writing = writing.then(() =>
      service.nobody.store.audit.append({ actor, action: 'requests.deny', subject, detail }).then(
        () => {},
        error => log.warn({ error: errorText(error) }, 'a denied request could not be written down'),
      ),
    )
  }
  const settle = () => {
    for (const group of groups.values()) if (group.times > 1) write(group)
    groups.clear()
  }
  const timer = setInterval(settle, HOUR_MS).unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    settle()
    await writing
  })
  app.addHook('onResponse', async (request, { statusCode }) => {
    if (!DENIED.has(statusCode) || request.is404) return
    const now = new Date().toISOString()
    const group = groupOf(groups, denialOf(request, statusCode), now)
    group.until = now
    group.times++
    if (group.times === 1) write(group)
  })
}

function denialOf(request: FastifyRequest, status: number): Denial {
  const who = request.key
    ? { kind: 'keys' as const, actor: actorOf(request) }
    : { kind: 'addresses' as const, actor: `address ${request.ip}` }
  return { ...who, subject: `${request.method} ${request.routeOptions.url ?? ''}`, status }
}

function groupOf(groups: Map<string, Group>, denial: Denial, now: string): Group {
  const of = (one: Denial) => `${one.actor} ${one.subject} ${one.status}`
  const named = [...groups.values()].filter(({ kind }) => kind === denial.kind).length
  const room = groups.has(of(denial)) || named < MOST
  const one = room ? denial : { ...denial, actor: `other ${denial.kind}`, subject: null }
  const group = groups.get(of(one)) ?? { ...one, since: now, until: now, times: 0 }
  groups.set(of(one), group)
  return group
}
