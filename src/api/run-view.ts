import type { Discovery } from '../service/assess/plan.ts'
import { reachedIn } from '../service/results/missing-accounts.ts'
import type { Viewed } from '../service/runtime/serving.ts'
import type { Run } from '../store/index.ts'

const ENDED: ReadonlySet<Run['status']> = new Set(['finished', 'failed', 'cancelled'])
export const hasEnded = (status: Run['status']): boolean => ENDED.has(status)

/** A run with targets, scope and packages. Throws `not_found`. */
export async function runInDetail({ store }: Viewed, id: string) {
  const run = await store.runs.get(id)
  const targets = await store.targets.list(id)
  const packages = (await store.packages.ofRun(id)).map(p => p.id)
  const finishing = run.status === 'finishing' ? await store.finishing.of(id) : null
  const progress = { queued: 0, running: 0, done: 0, refused: 0, disabled: 0, failed: 0, cancelled: 0 }
  for (const { status } of targets) progress[status]++
  const organizationsReached = reachedIn(run)
  return { ...run, targets, progress, finishing, scope: scopeOf(run), packages, organizationsReached }
}

const scopeOf = ({ scope }: Run) =>
  Object.entries((scope ?? {}) as Record<string, Discovery>).map(([account, { caller, regions, asked }]) => ({
    account,
    principal: caller.principal,
    regionsAsked: asked,
    regionsEnabled: regions.enabled,
    regionsDisabled: regions.disabled,
    gap: regions.gap,
  }))
