import type { FastifyRequest } from 'fastify'
import type { Discovery } from '../service/assess/plan.ts'
import type { Runtime } from '../service/runtime/runtime.ts'
import type { Run } from '../store/index.ts'
import { accountsOf, maySee } from './access.ts'
import { ApiError } from './error.ts'

type Asking = Pick<FastifyRequest, 'key'>

const ENDED: ReadonlySet<Run['status']> = new Set(['finished', 'failed', 'cancelled'])
export const hasEnded = (status: Run['status']): boolean => ENDED.has(status)

/** A run as a key may see it: without the other accounts. */
export function runSeen(request: Asking, run: Run): Run {
  const accounts = run.request.accounts.filter(account => maySee(request, account))
  return { ...run, request: { ...run.request, accounts } }
}

/** A run with targets, scope and packages. Throws `not_found` where the key sees none of its accounts. */
export async function runInDetail({ store }: Runtime, request: Asking, id: string) {
  const run = await store.runs.get(id)
  const all = await store.targets.list(id)
  const targets = all.filter(target => maySee(request, target.account))
  if (targets.length === 0 && accountsOf(request) !== undefined)
    throw new ApiError('not_found', `There is no run ${id}.`)
  const packages = (await store.packages.ofRun(id)).filter(p => maySee(request, p.account)).map(p => p.id)
  const finishing = run.status === 'finishing' ? await store.finishing.of(id) : null
  const progress = { queued: 0, running: 0, done: 0, refused: 0, disabled: 0, failed: 0, cancelled: 0 }
  for (const { status } of targets) progress[status]++
  const counts = targets.length === all.length ? run.counts : null
  return {
    ...runSeen(request, run),
    targets,
    progress,
    finishing,
    scope: scopeSeen(request, run.scope),
    counts,
    packages,
  }
}

function scopeSeen(request: Asking, scope: unknown) {
  return Object.entries((scope ?? {}) as Record<string, Discovery>)
    .filter(([account]) => maySee(request, account))
    .map(([account, { caller, regions, asked }]) => ({
      account,
      principal: caller.principal,
      regionsAsked: asked,
      regionsEnabled: regions.enabled,
      regionsDisabled: regions.disabled,
      gap: regions.gap,
    }))
}
