import type { Coverage, Outcome } from '../../evidence/coverage.ts'
import { digestOf, sha256 } from '../../evidence/digest.ts'
import { putBlobs } from '../evidence/contents.ts'
import { packManifest, unpackManifests } from '../evidence/packed-manifest.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, isUuid, uuidOr404 } from '../kernel/sql.ts'
import { seesPackage, type Viewer } from '../kernel/viewer.ts'
import { record } from '../ledger/record.ts'

export interface StoredPackage {
  readonly id: string
  readonly run: string
  /** The account it is about; null for one of many accounts. */
  readonly account: string | null
  readonly format: string
  /** Where the file is: a path below the data directory, or an object's key. */
  readonly path: string
  readonly sha256: string
  readonly size: number
  /** manifest.json, byte for byte. */
  readonly manifest: Uint8Array
  readonly label: string | null
  /** Timestamp authorities were to be asked and none answered: the zip has no token, which may be found beside it later. */
  readonly awaitsTimestamp: boolean
  readonly createdAt: string
  /** Null for packages of before it was recorded. */
  readonly outcome: Outcome | null
  readonly coverage: Coverage | null
}

export type NewPackage = Omit<StoredPackage, 'createdAt' | 'awaitsTimestamp' | 'outcome' | 'coverage'> & {
  readonly awaitsTimestamp?: boolean
}

/** A token over the package's signature that came when its zip was whole already. */
export interface LateTimestamp {
  /** RFC 3161, DER: what would have been `manifest.json.tsr`. */
  readonly token: Buffer
  /** As the authority's certificate names it. */
  readonly authority: string
  readonly time: string
}

export interface Packages {
  /** Idempotent by id, and one of an account and run: where another worker's is there already, gives that one. */
  add(built: NewPackage): Promise<StoredPackage>
  /** Once a package: false where it has one. */
  addTimestamp(id: string, timestamp: LateTimestamp): Promise<boolean>
  timestamp(id: string): Promise<LateTimestamp | undefined>
  /** Those that still have none, oldest first. */
  awaitingTimestamp(limit: number): Promise<StoredPackage[]>
  get(id: string): Promise<StoredPackage>
  ofRun(run: string): Promise<StoredPackage[]>
  list(
    filter: {
      run?: string | undefined
      account?: string | undefined
      since?: string | undefined
      until?: string | undefined
    },
    page?: PageRequest,
  ): Promise<Page<StoredPackage>>
}

export function packages(db: Db, viewer: Viewer): Packages {
  const repository: Packages = {
    async add(built) {
      const { stored, shared } = packManifest(built.manifest)
      const row = { ...built, manifest: stored }
      await inTransaction(db, async tx => {
        await putBlobs(tx, shared)
        const added = await tx
          .insertInto('packages')
          .values(row)
          .onConflict(conflict => conflict.doNothing())
          .executeTakeFirst()
        if (added.numInsertedOrUpdatedRows === 0n) return
        await record(tx, { kind: 'package.publish', subject: built.id, digest: digestOf(sha256(built.manifest)) })
      })
      const there = await repository.ofRun(built.run)
      const first = there.find(({ id }) => id === built.id) ?? there.find(({ account }) => account === built.account)
      return first ?? repository.get(built.id)
    },

    addTimestamp: (id, timestamp) =>
      inTransaction(db, async tx => {
        const added = await tx
          .insertInto('packageTimestamps')
          .values({ package: id, ...timestamp })
          .onConflict(conflict => conflict.doNothing())
          .executeTakeFirst()
        if (added.numInsertedOrUpdatedRows === 0n) return false
        await record(tx, { kind: 'package.timestamp', subject: id, digest: digestOf(sha256(timestamp.token)) })
        return true
      }),

    timestamp: id =>
      db
        .selectFrom('packageTimestamps')
        .select(['token', 'authority', 'time'])
        .where('package', '=', uuidOr404(id, 'package'))
        .where('package', 'in', db.selectFrom('packages').select('id').where(seesPackage(viewer)))
        .executeTakeFirst(),

    async awaitingTimestamp(limit) {
      const rows = await selected(db, viewer)
        .where('awaitsTimestamp', '=', true)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('packageTimestamps').select('token').whereRef('package', '=', 'packages.id'))),
        )
        .orderBy('id')
        .limit(limit)
        .execute()
      return unpacked(db, rows)
    },

    async get(id) {
      const query = selected(db, viewer).where('id', '=', uuidOr404(id, 'package'))
      const [row] = await unpacked(db, [found(await query.executeTakeFirst(), 'package', id)])
      return found(row, 'package', id)
    },

    async ofRun(run) {
      const rows = await selected(db, viewer).where('packages.run', '=', run).orderBy('id').execute()
      return unpacked(db, rows)
    },

    async list({ run, account, since, until }, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      if (run !== undefined && !isUuid(run)) return { items: [], next: null }
      const equal = { ...(run && { 'packages.run': run }), ...(account && { 'packages.account': account }) }
      const rows = await selected(db, viewer)
        .where(eb => eb.and(equal))
        .$if(since !== undefined, query => query.where('createdAt', '>=', since ?? ''))
        .$if(until !== undefined, query => query.where('createdAt', '<', until ?? ''))
        .$if(cursor !== null, query => query.where('id', '<', cursor?.[0] ?? ''))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(await unpacked(db, rows), limit, row => [row.id])
    },
  }
  return repository
}

const selected = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('packages')
    .leftJoin('runAccounts', join =>
      join.onRef('runAccounts.run', '=', 'packages.run').onRef('runAccounts.account', '=', 'packages.account'),
    )
    .selectAll('packages')
    .select(['runAccounts.outcome', 'runAccounts.coverage'])
    .where(seesPackage(viewer))

async function unpacked<R extends { manifest: Buffer }>(db: Db, rows: readonly R[]): Promise<R[]> {
  const manifests = await unpackManifests(
    db,
    rows.map(row => row.manifest),
  )
  return rows.map((row, i) => ({ ...row, manifest: manifests[i] ?? row.manifest }))
}
