import { sql } from 'kysely'
import { digestOf } from '../../evidence/digest.ts'
import type { LedgerKind } from '../../evidence/ledger.ts'
import type { Db } from '../kernel/schema.ts'
import { type Held, statesOf } from './held.ts'
import type { LedgerProblem } from './problem.ts'
import { recorded, subjectIn } from './record.ts'

/** Rows that are gone, are not as they were recorded last, or were never recorded. */
export async function* checkHeld(tx: Db, held: Held): AsyncGenerator<LedgerProblem> {
  yield* missing(tx, held)
  for await (const batch of statesOf(tx, held)) {
    const last = await lastOf(
      tx,
      held,
      batch.map(({ id }) => id),
    )
    for (const { id, digest } of batch) {
      const subject = `${held.what} ${id}`
      const entry = last.get(id)
      if (entry === undefined) yield { code: 'row_unrecorded', subject, message: 'It was never recorded.' }
      else if (held.gone.includes(entry.kind) || digestOf(entry.digest) !== digest)
        yield { code: 'row_rewritten', subject, message: `It is not as it was recorded last (${entry.kind}).` }
    }
  }
}

async function* missing(tx: Db, { what, kinds, gone, rows: source }: Held): AsyncGenerator<LedgerProblem> {
  const { rows } = await sql<{ subject: string }>`
    select distinct subject from ${recorded} where kind = any(${kinds}::text[])
    except select id::text from (${source}) as held
    except select subject from (
      select distinct on (subject) subject, kind from ${recorded} where kind = any(${[...kinds, ...gone]}::text[])
      order by subject, pending desc, place desc) as last where kind = any(${gone}::text[])
    order by subject`.execute(tx)
  for (const { subject } of rows)
    yield { code: 'row_missing', subject: `${what} ${subject}`, message: 'It was recorded and is gone.' }
}

interface Last {
  readonly subject: string
  readonly kind: LedgerKind
  readonly digest: Buffer
}

async function lastOf(tx: Db, { kinds, gone }: Held, subjects: readonly string[]): Promise<Map<string, Last>> {
  const { rows } = await sql<Last>`
    select distinct on (subject) subject, kind, digest from ${recorded}
    where kind = any(${[...kinds, ...gone]}::text[]) and ${subjectIn(subjects)}
    order by subject, pending desc, place desc`.execute(tx)
  return new Map(rows.map(row => [row.subject, row]))
}
