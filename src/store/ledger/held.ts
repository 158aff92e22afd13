import { type RawBuilder, sql } from 'kysely'
import { type Digest, digestOf, sha256 } from '../../evidence/digest.ts'
import { acceptanceDigest, type LedgerKind, scheduleDigest, statementDigest } from '../../evidence/ledger.ts'
import type { Db, Tables } from '../kernel/schema.ts'
import { controlsState, targetsState, verdictsState } from './run-results.ts'
import * as states from './states.ts'

/** Rows of one kind whose state the ledger records at every change. */
export interface Held {
  /** As problems name it: `acceptance`. */
  readonly what: string
  /** The last entry under any of these says what the row is to be. */
  readonly kinds: readonly [LedgerKind, ...LedgerKind[]]
  /** After one of these there is to be no row. */
  readonly gone: readonly LedgerKind[]
  /** Columns `id` (as ordered by) and whatever else the digest is of. */
  readonly rows: RawBuilder<unknown>
  readonly idType: 'uuid' | 'text' | 'bigint'
  digest(tx: Db, row: never): Digest | Promise<Digest>
}

type Id = { readonly id: string }

/** Held from their first row on: before {@link LATER} were, or since their table was made. */
const FIRST: readonly Held[] = [
  {
    ...{ what: 'acceptance', kinds: ['acceptance.create', 'acceptance.approve', 'acceptance.revoke'], gone: [] },
    ...{ rows: sql`select * from acceptances`, idType: 'uuid' },
    digest: (_, row: Tables['acceptances']) => acceptanceDigest({ ...row, createdAt: String(row.createdAt) }),
  },
  {
    ...{ what: 'schedule', kinds: ['schedule.create', 'schedule.update'], gone: ['schedule.delete'] },
    ...{ rows: sql`select * from schedules`, idType: 'uuid' },
    digest: (_, row: Parameters<typeof scheduleDigest>[0]) => scheduleDigest(row),
  },
  {
    ...{ what: 'framework', kinds: ['framework.put'], gone: ['framework.remove'] },
    ...{ rows: sql`select * from user_frameworks`, idType: 'text' },
    // Two texts that say the same: where they do not, neither is what was recorded.
    digest: (_, row: Tables['userFrameworks']) => {
      const digest = digestOf(sha256(row.yaml))
      return digest === `sha256:${row.sha256}` ? digest : digestOf(sha256(row.yaml, row.sha256))
    },
  },
  {
    ...{ what: 'timestamp of package', kinds: ['package.timestamp'], gone: [] },
    ...{ rows: sql`select package as id, token from package_timestamps`, idType: 'uuid' },
    digest: (_, row: { token: Buffer }) => digestOf(sha256(row.token)),
  },
  {
    ...{ what: 'statement of', kinds: ['statement.put'], gone: ['statement.remove'] },
    ...{ rows: sql`select scope as id, * from statements`, idType: 'text' },
    digest: (_, row: Parameters<typeof statementDigest>[0]) => statementDigest(row),
  },
  {
    ...{ what: 'organization', kinds: ['organization.create', 'organization.update'], gone: ['organization.remove'] },
    ...{ rows: sql`select * from organizations`, idType: 'uuid' },
    digest: (_, row: Tables['organizations']) => states.organizationState(row),
  },
]

/** Held later: rows that were there before are adopted once ({@link adoptRows}). */
export const LATER: readonly Held[] = [
  {
    ...{ what: 'API key', kinds: ['api-key.create', 'api-key.revoke'], gone: [] },
    ...{ rows: sql`select * from api_keys`, idType: 'uuid' },
    digest: (_, row: Tables['apiKeys']) => states.keyState(row),
  },
  {
    ...{ what: 'person', kinds: ['person.create', 'person.update'], gone: [] },
    ...{ rows: sql`select * from people`, idType: 'uuid' },
    digest: (_, row: Tables['people']) => states.personState(row),
  },
  {
    ...{ what: 'account', kinds: ['account.create', 'account.update'], gone: ['account.remove'] },
    ...{ rows: sql`select * from accounts`, idType: 'uuid' },
    digest: (_, row: Tables['accounts']) => states.accountState(row),
  },
  {
    ...{ what: 'destination', kinds: ['destination.create', 'destination.update'], gone: ['destination.remove'] },
    rows: sql`select d.*, s.names, s.sealed from destinations d left join destination_secrets s on s.destination = d.id`,
    idType: 'uuid',
    digest: (_, row: Parameters<typeof states.destinationState>[0]) => states.destinationState(row),
  },
  {
    ...{ what: 'line of the audit log', kinds: ['audit'], gone: [] },
    ...{ rows: sql`select * from audit_log`, idType: 'uuid' },
    digest: (_, row: Tables['auditLog']) => states.auditState(row),
  },
  {
    ...{ what: 'checkpoint', kinds: ['checkpoint'], gone: [] },
    ...{ rows: sql`select * from ledger_checkpoints`, idType: 'bigint' },
    digest: (_, row: Parameters<typeof states.checkpointState>[0]) => states.checkpointState(row),
  },
  {
    ...{ what: 'run', kinds: ['run.create'], gone: ['run.retire'] },
    ...{ rows: sql`select * from runs`, idType: 'uuid' },
    digest: (_, row: Tables['runs']) => states.askedState(row),
  },
  {
    ...{ what: 'end of run', kinds: ['run.end'], gone: ['run.retire'] },
    ...{ rows: sql`select * from runs where status in ('finished', 'failed', 'cancelled')`, idType: 'uuid' },
    digest: (_, row: Tables['runs']) => states.endedState(row),
  },
  ofFinished('targets of run', 'run.targets', targetsState),
  ofFinished('findings of run', 'run.verdicts', verdictsState),
  ofFinished('controls of run', 'run.controls', controlsState),
]

function ofFinished(what: string, kind: LedgerKind, state: (tx: Db, run: string) => Promise<Digest>): Held {
  return {
    ...{ what, kinds: [kind], gone: ['run.retire'], idType: 'uuid' },
    rows: sql`select id from runs where status = 'finished'`,
    digest: (tx, row: Id) => state(tx, row.id),
  }
}

export const HELD: readonly Held[] = [...FIRST, ...LATER]

const START = { uuid: '00000000-0000-0000-0000-000000000000', text: '', bigint: '-1' }
const BATCH = 500

/** The rows as they are, a batch at a time in the order of their ids. */
export async function* statesOf(
  tx: Db,
  { rows: source, idType, digest }: Held,
): AsyncGenerator<{ readonly id: string; readonly digest: Digest }[]> {
  for (let after = START[idType], full = true; full; ) {
    const { rows } = await sql<Id>`
      select * from (${source}) as held where id > ${after}::${sql.raw(idType)} order by id limit ${BATCH}`.execute(tx)
    const batch: { id: string; digest: Digest }[] = []
    for (const row of rows) batch.push({ id: String(row.id), digest: await digest(tx, row as never) })
    if (batch.length > 0) yield batch
    after = batch.at(-1)?.id ?? after
    full = rows.length === BATCH
  }
}
