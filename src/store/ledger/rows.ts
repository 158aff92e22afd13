import { sql } from 'kysely'
import { type Digest, digestOf, sha256 } from '../../evidence/digest.ts'
import { acceptanceDigest, type LedgerKind, scheduleDigest, statementDigest } from '../../evidence/ledger.ts'
import { unpackManifest } from '../kernel/packed-manifest.ts'
import type { Db } from '../kernel/schema.ts'
import { checkItems } from './items.ts'
import type { LedgerProblem } from './problem.ts'
import { recorded } from './record.ts'

/** Rows that are not as they were recorded. */
export async function* checkRows(tx: Db): AsyncGenerator<LedgerProblem> {
  yield* missingRows(tx, 'evidence', 'items', 'evidence item')
  yield* checkItems(tx)
  // A package that was signed and never published is one whose build died.
  yield* missingRows(tx, 'package.publish', 'packages', 'package')
  yield* checkPackages(tx)
  yield* checkStates('timestamp of package', await lastOf(tx, ['package.timestamp']), await timestampStates(tx))
  yield* checkStates('acceptance', await lastOf(tx, ACCEPTANCE), await acceptanceStates(tx))
  yield* checkStates('schedule', await lastOf(tx, SCHEDULE), await scheduleStates(tx))
  yield* checkStates('framework', await lastOf(tx, FRAMEWORK), await frameworkStates(tx))
  yield* checkStates('statement of', await lastOf(tx, STATEMENT), await statementStates(tx))
}

const ACCEPTANCE = ['acceptance.create', 'acceptance.approve', 'acceptance.revoke'] as const
const SCHEDULE = ['schedule.create', 'schedule.update', 'schedule.delete'] as const
const FRAMEWORK = ['framework.put', 'framework.remove'] as const

const STATEMENT = ['statement.put', 'statement.remove'] as const

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
}

async function* checkPackages(tx: Db): AsyncGenerator<LedgerProblem> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<PackageRow>`
      select id, run, account, format, label, manifest, (
        select digest from ${recorded} where kind = 'package.publish' and subject = packages.id::text
        order by pending, place limit 1) as recorded
      from packages where id > ${after} order by id limit ${BATCH}`.execute(tx)
    for (const row of rows) {
      const wrong = packageProblem(row)
      if (wrong) yield { ...wrong, subject: `package ${row.id}` }
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < BATCH) return
  }
}

function packageProblem(row: PackageRow): Pick<LedgerProblem, 'code' | 'message'> | undefined {
  if (!row.recorded) return { code: 'row_unrecorded', message: 'It was never recorded.' }
  const manifest = unpackManifest(row.manifest)
  if (!sha256(manifest).equals(row.recorded))
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

type Last = ReadonlyMap<string, { readonly kind: LedgerKind; readonly digest: Digest }>

/** What was recorded last of each subject. */
async function lastOf(tx: Db, kinds: readonly LedgerKind[]): Promise<Last> {
  const { rows } = await sql<{ kind: LedgerKind; subject: string; digest: Buffer }>`
    select distinct on (subject) kind, subject, digest from ${recorded}
    where kind = any(${kinds}::text[]) order by subject, pending desc, place desc`.execute(tx)
  return new Map(rows.map(({ kind, subject, digest }) => [subject, { kind, digest: digestOf(digest) }]))
}

function* checkStates(what: string, last: Last, states: ReadonlyMap<string, Digest>): Generator<LedgerProblem> {
  for (const [id, { kind, digest }] of last) {
    const subject = `${what} ${id}`
    const gone = kind.endsWith('.delete') || kind.endsWith('.remove')
    const state = states.get(id)
    if (state === undefined && !gone) yield { code: 'row_missing', subject, message: 'It was recorded and is gone.' }
    if (state !== undefined && (gone || state !== digest))
      yield { code: 'row_rewritten', subject, message: `It is not as it was recorded last (${kind}).` }
  }
  for (const id of states.keys())
    if (!last.has(id)) yield { code: 'row_unrecorded', subject: `${what} ${id}`, message: 'It was never recorded.' }
}

async function timestampStates(tx: Db): Promise<Map<string, Digest>> {
  const rows = await tx.selectFrom('packageTimestamps').select(['package', 'token']).execute()
  return new Map(rows.map(row => [row.package, digestOf(sha256(row.token))]))
}

async function acceptanceStates(tx: Db): Promise<Map<string, Digest>> {
  const rows = await tx.selectFrom('acceptances').selectAll().orderBy('id').execute()
  return new Map(rows.map(row => [row.id, acceptanceDigest(row)]))
}

async function scheduleStates(tx: Db): Promise<Map<string, Digest>> {
  const rows = await tx.selectFrom('schedules').selectAll().orderBy('id').execute()
  return new Map(rows.map(row => [row.id, scheduleDigest(row)]))
}

async function frameworkStates(tx: Db): Promise<Map<string, Digest>> {
  const rows = await tx.selectFrom('userFrameworks').select(['id', 'yaml']).orderBy('id').execute()
  return new Map(rows.map(row => [row.id, digestOf(sha256(row.yaml))]))
}

async function statementStates(tx: Db): Promise<Map<string, Digest>> {
  const rows = await tx.selectFrom('statements').selectAll().orderBy('scope').execute()
  return new Map(rows.map(row => [row.scope, statementDigest(row)]))
}
