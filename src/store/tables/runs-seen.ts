import { sql } from 'kysely'
import { type Coverage, type Covered, type Outcome, together } from '../../evidence/coverage.ts'
import type { RunRequest } from '../kernel/column-types.ts'
import { StoreError } from '../kernel/error.ts'
import type { Db } from '../kernel/schema.ts'
import { maySee, seenOfRun, type Viewer, viewersOfRuns } from '../kernel/viewer.ts'

interface OfRun {
  readonly id: string
  readonly request: RunRequest
  readonly scope: unknown
  readonly counts: unknown
  readonly error: { readonly code: string; readonly message: string } | null
  readonly outcome: Outcome | null
  readonly coverage: Coverage | null
  readonly organizations: unknown
}

interface OfEvent {
  readonly accounts: readonly string[] | null
  readonly run: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** Runs as a viewer may see them, who sees an account of each: without the other accounts, and what is said of them. */
export async function runsAsSeen<R extends OfRun>(db: Db, viewer: Viewer, runs: R[]): Promise<R[]> {
  if (viewer === 'all') return runs
  const ids = runs.map(({ id }) => id)
  const [shared, of] = [await sharedWithOthers(db, viewer, ids), await viewersOfRuns(db, viewer, ids)]
  return runs.map(run => runAsSeen(of(run.id), run, shared.get(run.id)))
}

function runAsSeen<R extends OfRun>(viewer: Viewer, run: R, shared: Part | undefined): R {
  const accounts = run.request.accounts.filter(account => maySee(viewer, account))
  const request = { ...run.request, accounts, options: {} }
  if (!shared) return { ...run, request, organizations: null }
  const error = run.error && { ...run.error, message: textAsSeen(viewer, run.error.message) }
  const seen = { request, organizations: null, scope: scopeAsSeen(viewer, run.scope), counts: null, error }
  return { ...run, ...seen, ...shared }
}

const scopeAsSeen = (viewer: Viewer, scope: unknown): unknown =>
  scope && Object.fromEntries(Object.entries(scope).filter(([account]) => maySee(viewer, account)))

/** Events as a viewer may see them, who sees an account of each. */
export async function eventsAsSeen<E extends OfEvent>(db: Db, viewer: Viewer, events: E[]): Promise<E[]> {
  if (viewer === 'all') return events
  const ended = events.flatMap(({ run, data }) => (run !== null && 'coverage' in data ? run : []))
  const shared = await sharedWithOthers(db, viewer, ended)
  return events.map(event => eventAsSeen(viewer, event, shared.get(event.run ?? '')))
}

function eventAsSeen<E extends OfEvent>(viewer: Viewer, event: E, part: Part | undefined): E {
  const accounts = event.accounts?.filter(account => maySee(viewer, account)) ?? null
  if (accounts?.length === event.accounts?.length) return event
  const { error } = event.data as { error?: OfRun['error'] }
  const data = {
    ...event.data,
    ...('accounts' in event.data && { accounts }),
    ...('coverage' in event.data && (part ?? NO_PART)),
    ...('organizations' in event.data && { organizations: [] }),
    ...(error && { error: { ...error, message: textAsSeen(viewer, error.message) } }),
  }
  return { ...event, accounts, data }
}

/** What came of a viewer's part of a run. */
type Part = Pick<OfRun, 'outcome' | 'coverage'>
const NO_PART: Part = { outcome: null, coverage: null }

/** Of these runs, those that others' accounts have a part in, each with what came of the viewer's. */
async function sharedWithOthers(db: Db, viewer: Viewer, runs: readonly string[]): Promise<Map<string, Part>> {
  if (viewer === 'all' || runs.length === 0) return new Map()
  const { rows: shared } = await sql<{ run: string }>`
    select distinct targets.run from targets
    where targets.run = any(${[...runs]}::uuid[]) and not ${seenOfRun(viewer, 'targets')}`.execute(db)
  const { rows } = await sql<Covered & { run: string }>`
    select run_accounts.run, outcome, coverage from run_accounts
    where run_accounts.run = any(${shared.map(({ run }) => run)}::uuid[]) and ${seenOfRun(viewer, 'run_accounts')}`.execute(
    db,
  )
  const own = Map.groupBy(rows, ({ run }) => run)
  return new Map(shared.map(({ run }) => [run, own.has(run) ? together(own.get(run) ?? []) : NO_PART]))
}

/** A message may name the account that it was about. */
const textAsSeen = (viewer: Viewer, text: string): string =>
  text.replace(/(?<!\d)\d{12}(?!\d)/g, account => (maySee(viewer, account) ? account : 'another account'))

/** Who has no part in some accounts of a run does not end it for them. Throws `restricted_key`. */
export async function requireWholeRun(db: Db, viewer: Viewer, run: string): Promise<void> {
  const shared = await sharedWithOthers(db, viewer, [run])
  if (shared.size > 0)
    throw new StoreError('restricted_key', 'The run is about other accounts too, which this key has no part in.')
}
