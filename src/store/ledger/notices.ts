import { sql } from 'kysely'
import type { LedgerKind } from '../../evidence/ledger.ts'
import type { Db } from '../kernel/schema.ts'
import { LATER } from './held.ts'
import type { LedgerNotice, LedgerProblem } from './problem.ts'
import { recorded } from './record.ts'

const WHAT = { 'evidence.retire': 'evidence item', 'package.retire': 'package', 'run.retire': 'run' } as const
type Retired = keyof typeof WHAT

type Retirement = {
  readonly kind: Retired
  readonly subject: string
  readonly at: string
  readonly audited: boolean
  readonly sealed: boolean
}

/**
 * What was removed on purpose. It is at peace only where the audit log says who did it and a signed checkpoint covers
 * the entry: whoever owns the database could else remove a row and write the entry that excuses it.
 */
export async function checkRetirements(tx: Db): Promise<{ problems: LedgerProblem[]; notices: LedgerNotice[] }> {
  const { rows } = await sql<Retirement>`
    with audited as (
      select case when kind = 'items' then 'evidence.retire' else action end as kind, id from (
        select action, 'row' as kind, subject as id from audit_log where action in ('run.retire', 'package.retire')
        union all
        select action, 'items', jsonb_array_elements_text(detail -> 'items') from audit_log where action = 'run.retire'
          and jsonb_typeof(detail -> 'items') = 'array'
      ) said
    )
    select kind, subject, at, exists (select from audited a where a.kind = recorded.kind and a.id = recorded.subject) as audited,
      not pending and place < (select coalesce(max(size), 0) from ledger_checkpoints) as sealed
    from ${recorded} where kind = any(${Object.keys(WHAT)}::text[]) order by at, kind, subject`.execute(tx)
  return { problems: rows.flatMap(unwitnessed), notices: retiredNotices(rows) }
}

function unwitnessed({ kind, subject, audited, sealed }: Retirement): LedgerProblem[] {
  const missing = [
    ...(audited ? [] : ['the audit log does not say who did it']),
    ...(sealed ? [] : ['no signed checkpoint covers it yet']),
  ]
  if (missing.length === 0) return []
  const message = `It was removed as retired, but ${missing.join(' and ')}.`
  return [{ code: 'retirement_unwitnessed', subject: `${WHAT[kind]} ${subject}`, message }]
}

const retiredNotices = (rows: readonly Retirement[]): LedgerNotice[] =>
  [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, of]) => ({
    code: 'retired',
    subject: `${of.length} × ${WHAT[kind]}`,
    message: `Removed on purpose, between ${of[0]?.at} and ${of.at(-1)?.at}.`,
  }))

const KINDS: readonly LedgerKind[] = LATER.flatMap(({ kinds, gone }) => [...kinds, ...gone])

/** Rows that were there before the ledger held their kind. Only the first entries of these kinds may be such. */
export async function checkAdoption(tx: Db): Promise<{ problems: LedgerProblem[]; notices: LedgerNotice[] }> {
  type Adoption = { subject: string; at: string; late: boolean }
  const { rows } = await sql<Adoption>`
    with entries as (
      select kind, subject, at, row_number() over (order by pending, place) as n from ${recorded}
      where kind = 'ledger.adopt' or kind = any(${KINDS}::text[]))
    select subject, at, n <> 1 as late from entries where kind = 'ledger.adopt' order by n`.execute(tx)
  return {
    problems: rows
      .filter(({ late }) => late)
      .map(({ subject, at }) => ({
        code: 'adopted_late',
        subject: `${subject} rows`,
        message: `They were taken into the ledger ${at}, when it held rows of these kinds already.`,
      })),
    notices: rows.map(({ subject, at }) => ({
      code: 'adopted',
      subject: `${subject} rows`,
      message: `Recorded before the ledger held their kind: held as they were ${at}, not what they were before.`,
    })),
  }
}
