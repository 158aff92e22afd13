import { sql } from 'kysely'
import { sha256 } from '../../evidence/digest.ts'
import type { LedgerKind } from '../../evidence/ledger.ts'
import { unpackManifests } from '../evidence/packed-manifest.ts'
import type { Db } from '../kernel/schema.ts'
import { checkHeld } from './check-held.ts'
import { checkChunks, checkControls } from './check-results.ts'
import { HELD } from './held.ts'
import { checkItems, unreadable } from './items.ts'
import type { LedgerProblem } from './problem.ts'
import { recorded, subjectOf } from './record.ts'

/** Rows that are not as they were recorded. */
export async function* checkRows(tx: Db): AsyncGenerator<LedgerProblem> {
  yield* missingRows(tx, 'evidence', 'items', 'evidence item')
  yield* checkItems(tx)
  // A package that was signed and never published is one whose build died.
  yield* missingRows(tx, 'package.publish', 'packages', 'package')
  yield* checkPackages(tx)
  yield* checkChunks(tx)
  yield* checkControls(tx)
  for (const held of HELD) yield* checkHeld(tx, held)
}

/** Recorded, not retired, and gone. */
async function* missingRows(
  tx: Db,
  kind: 'evidence' | 'package.publish',
  table: 'items' | 'packages',
  what: string,
): AsyncGenerator<LedgerProblem> {
  const retired: LedgerKind = kind === 'evidence' ? 'evidence.retire' : 'package.retire'
  const { rows } = await sql<{ subject: string }>`
    select distinct subject from ${recorded} where kind = ${kind}
    except select id::text from ${sql.table(table)}
    except select subject from ${recorded} where kind = ${retired}
    order by subject`.execute(tx)
  for (const { subject } of rows)
    yield { code: 'row_missing', subject: `${what} ${subject}`, message: 'It was recorded and is gone.' }
}

const BATCH = 200

type PackageRow = {
  id: string
  run: string
  account: string | null
  format: string
  label: string | null
  manifest: Buffer
  recorded: Buffer | null
  /** It was written in the transaction that recorded it. */
  inTime: boolean
}

async function* checkPackages(tx: Db): AsyncGenerator<LedgerProblem> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<PackageRow>`
      select id, run, account, format, label, manifest, entry.digest as recorded, created_at::timestamptz(3) = entry.at as in_time
      from packages left join lateral (
        select digest, at from ${recorded} where kind = 'package.publish' and ${subjectOf(sql`packages.id::text`)}
        order by pending, place limit 1) as entry on true
      where id > ${after} order by id limit ${BATCH}`.execute(tx)
    for (const row of rows) {
      const wrong = await packageProblem(tx, row)
      if (wrong) yield { ...wrong, subject: `package ${row.id}` }
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < BATCH) return
  }
}

async function packageProblem(tx: Db, row: PackageRow): Promise<Pick<LedgerProblem, 'code' | 'message'> | undefined> {
  if (!row.recorded) return { code: 'row_unrecorded', message: 'It was never recorded.' }
  if (!row.inTime) return { code: 'row_rewritten', message: 'It bears another time than its entry.' }
  const [manifest] = await unpackManifests(tx, [row.manifest]).catch(unreadable(() => []))
  if (!manifest || !sha256(manifest).equals(row.recorded))
    return { code: 'row_rewritten', message: 'Its manifest is not the one recorded.' }
  const { id, run, format, label, scope } = JSON.parse(manifest.toString())
  const accounts: { account: string }[] = scope?.accounts ?? []
  const same =
    id === row.id &&
    run === row.run &&
    format === row.format &&
    (label ?? null) === row.label &&
    (row.account === null || accounts.some(({ account }) => account === row.account))
  return same ? undefined : { code: 'row_rewritten', message: 'The database row disagrees with its manifest.' }
}
