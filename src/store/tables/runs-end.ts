import type { OrganizationReach } from '../../evidence/organization-reach.ts'
import type { Db } from '../kernel/schema.ts'
import { record } from '../ledger/record.ts'
import { controlsState, targetsState, verdictsState } from '../ledger/run-results.ts'
import { endedState } from '../ledger/states.ts'
import type { NewEvent } from './events.ts'
import type { Run } from './run.ts'

/** Of a run that finished, what it reached, found and judged can no longer change. */
export async function recordEnd(tx: Db, run: Run): Promise<void> {
  const subject = run.id
  await record(tx, { kind: 'run.end', subject, digest: endedState(run) })
  if (run.status !== 'finished') return
  await record(tx, { kind: 'run.targets', subject, digest: await targetsState(tx, subject) })
  await record(tx, { kind: 'run.verdicts', subject, digest: await verdictsState(tx, subject) })
  await record(tx, { kind: 'run.controls', subject, digest: await controlsState(tx, subject) })
}

/** How a run ended, and which accounts could not be entered. */
export async function endEvents(db: Db, run: string, { status, error, outcome, coverage, counts }: Run) {
  const targets = await db
    .selectFrom('targets')
    .select(['account', 'region', 'status', 'error'])
    .where('run', '=', run)
    .orderBy('account')
    .execute()
  const accounts = [...new Set(targets.map(({ account }) => account))]
  const refused = targets.filter(target => target.region === 'global' && target.status === 'refused')
  const { organizations = [] } = (counts ?? {}) as { organizations?: readonly OrganizationReach[] }
  const type = status === 'finished' ? 'run.finished' : 'run.failed'
  return [
    ...refused.map(({ account, error: because }): NewEvent => {
      return { type: 'account.refused', accounts: [account], run, data: { account, run, error: because } }
    }),
    {
      type,
      accounts,
      run,
      data: { run, accounts, status, error, outcome, coverage, organizations },
    } satisfies NewEvent,
  ]
}
