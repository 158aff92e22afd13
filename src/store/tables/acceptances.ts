import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Acceptance as AcceptanceOfFinding } from '../../evidence/finding.ts'
import { acceptanceDigest } from '../../evidence/ledger.ts'
import { activeAt, seenAcceptance } from '../kernel/acceptances-seen.ts'
import { StoreError } from '../kernel/error.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, uuidOr404 } from '../kernel/sql.ts'
import { requireSeen, type Viewer } from '../kernel/viewer.ts'
import { record } from '../ledger/record.ts'

export interface NewAcceptance {
  /** What is accepted: a check in an account, all of it or one resource. */
  readonly check: string
  readonly account: string
  readonly region: string | null
  readonly resource: string | null
  readonly kind: AcceptanceOfFinding['kind']
  readonly reason: string
  readonly owner: string
  readonly requestedBy: string
  readonly until: string
}

export interface StoredAcceptance extends NewAcceptance {
  readonly id: string
  readonly approvedBy: string | null
  readonly approvedAt: string | null
  readonly revokedBy: string | null
  readonly revokedAt: string | null
  readonly createdAt: string
}

export interface Acceptances {
  create(acceptance: NewAcceptance): Promise<StoredAcceptance>
  get(id: string): Promise<StoredAcceptance>
  list(
    filter: {
      account?: string | undefined
      check?: string | undefined
      active?: boolean | undefined
    },
    page?: PageRequest,
  ): Promise<Page<StoredAcceptance>>
  /** Throws `conflict` when the approver is who asked, or it was approved or revoked. */
  approve(id: string, by: string): Promise<StoredAcceptance>
  revoke(id: string, by: string): Promise<StoredAcceptance>
  /** Approved, not revoked and not past `until` at a moment. */
  activeAt(moment: string, account?: string): Promise<StoredAcceptance[]>
}

export function acceptances(db: Db, viewer: Viewer): Acceptances {
  const repository: Acceptances = {
    async create(acceptance) {
      requireSeen(viewer, [acceptance.account])
      return inTransaction(db, async tx => {
        const insert = tx.insertInto('acceptances').values({ id: v7(), ...acceptance })
        return recordState(tx, 'acceptance.create', await insert.returningAll().executeTakeFirstOrThrow())
      })
    },

    async get(id) {
      const query = db
        .selectFrom('acceptances')
        .selectAll()
        .where('id', '=', uuidOr404(id, 'acceptance'))
        .where(seenAcceptance(viewer))
      return found(await query.executeTakeFirst(), 'acceptance', id)
    },

    async list({ account, check, active }, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await db
        .selectFrom('acceptances')
        .selectAll()
        .where(eb => eb.and({ ...(account && { account }), ...(check && { check }) }))
        .where(seenAcceptance(viewer))
        .$if(active !== undefined, query => query.where(activeAt(sql`now()`), '=', active ?? true))
        .$if(cursor !== null, query => query.where('id', '<', cursor?.[0] ?? ''))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, row => [row.id])
    },

    async approve(id, by) {
      const approved = await inTransaction(db, async tx => {
        const row = await tx
          .updateTable('acceptances')
          .set({ approvedBy: by, approvedAt: sql`now()` })
          .where('id', '=', uuidOr404(id, 'acceptance'))
          .where(seenAcceptance(viewer))
          .where('approvedBy', 'is', null)
          .where('revokedBy', 'is', null)
          .where('requestedBy', '<>', by)
          .returningAll()
          .executeTakeFirst()
        return row && recordState(tx, 'acceptance.approve', row)
      })
      return approved ?? refuse(await repository.get(id), by)
    },

    async revoke(id, by) {
      const revoked = await inTransaction(db, async tx => {
        const row = await tx
          .updateTable('acceptances')
          .set({ revokedBy: by, revokedAt: sql`now()` })
          .where('id', '=', uuidOr404(id, 'acceptance'))
          .where(seenAcceptance(viewer))
          .where('revokedBy', 'is', null)
          .returningAll()
          .executeTakeFirst()
        return row && recordState(tx, 'acceptance.revoke', row)
      })
      return revoked ?? repository.get(id)
    },

    activeAt: (moment, account) =>
      db
        .selectFrom('acceptances')
        .selectAll()
        .where(activeAt(sql`${moment}::timestamptz`), '=', true)
        .where(eb => eb.and({ ...(account && { account }) }))
        .where(seenAcceptance(viewer))
        .orderBy('id')
        .execute(),
  }
  return repository
}

async function recordState(
  tx: Db,
  kind: 'acceptance.create' | 'acceptance.approve' | 'acceptance.revoke',
  row: StoredAcceptance,
): Promise<StoredAcceptance> {
  await record(tx, { kind, subject: row.id, digest: acceptanceDigest(row) })
  return row
}

function refuse({ requestedBy, revokedBy }: StoredAcceptance, by: string): never {
  if (requestedBy === by) throw new StoreError('conflict', 'Someone other than the requester must approve it.')
  throw new StoreError('conflict', `It was ${revokedBy === null ? 'approved' : 'revoked'} already.`)
}
