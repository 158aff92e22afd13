import { sql } from 'kysely'
import { bytesOf, type Digest, digestOf } from '../../evidence/digest.ts'
import { type ItemHeader, itemDigest, type Resource, resourceLeaf } from '../../evidence/item.ts'
import { MerkleTree } from '../../evidence/merkle.ts'
import { StoreError } from '../kernel/error.ts'
import type { Db } from '../kernel/schema.ts'
import { type Blob, blobOf, putBlobs } from './contents.ts'
import { packHeader } from './item-header.ts'
import { endsChunk, type Member, packMembers } from './members.ts'

/** What the store found while the members streamed past, from which the header is made. */
export interface Collected {
  readonly root: Digest
  readonly members: number
  readonly fieldGaps: number
}

/** Where an item belongs: there is one per run and scope. `region` is `global` for account-wide types. */
export interface ItemKey {
  readonly run: string
  readonly account: string
  readonly region: string
  readonly type: string
}

/** Who writes an item, of a target that is being read; what the whole target took of calls so far goes with it. */
interface TargetHolder {
  readonly worker: string
  readonly attempt: number
  readonly apiCalls: number
}

/** Who writes a derived item, while it finishes the run. */
interface Finisher {
  readonly finisher: string
}

export type Holder = TargetHolder | Finisher

/** Contents kept back until their chunk is known to be new. */
const PENDING_BYTES = 4_000_000

/** Takes members ordered by id and stores values and chunks that are not there yet. */
export class ItemWriter {
  readonly #db: Db
  readonly #tree = new MerkleTree()
  readonly #chunks: Buffer[] = []
  #members: Member[] = []
  #pending: Blob[] = []
  #pendingBytes = 0
  #last: string | undefined
  #fieldGaps = 0

  constructor(db: Db) {
    this.#db = db
  }

  async add(resource: Resource): Promise<void> {
    if (typeof resource.id !== 'string' || resource.id === '')
      throw new StoreError('resource_without_id', 'A resource without its id cannot be told from others; it is a gap.')
    if (this.#last !== undefined && resource.id <= this.#last)
      throw new StoreError(
        'invalid',
        `Resources come ordered by id, each once: ${resource.id} came after ${this.#last}.`,
      )
    this.#last = resource.id
    const { settings, observed, ...member } = resource
    this.#keep(settings, member.digest)
    if (observed !== undefined && member.observedDigest !== undefined) this.#keep(observed, member.observedDigest)
    const leaf = resourceLeaf(member)
    this.#tree.add(leaf)
    this.#members.push(member)
    this.#fieldGaps += member.gaps.length
    if (endsChunk(leaf, this.#members.length)) await this.#endChunk()
    else if (this.#pendingBytes > PENDING_BYTES) await this.#putPending()
  }

  async end(): Promise<Collected> {
    if (this.#members.length > 0) await this.#endChunk()
    return { root: digestOf(this.#tree.root()), members: this.#tree.size, fieldGaps: this.#fieldGaps }
  }

  /**
   * Writes the item, which becomes visible and recorded in the ledger in one statement; false when its key was taken, or
   * when the holder holds the target no longer: then nothing was written.
   */
  async writeHeader(key: ItemKey, collected: Collected, header: ItemHeader, holder?: Holder): Promise<boolean> {
    checkHeader(key, collected, header)
    const { population, collected: when } = header
    const { base, own } = packHeader(header)
    const { rows } = await sql`
      with held as (${holder ? heldBy(key, holder) : sql`select`}), shared as (
        insert into contents (digest, body)
        select ${base.digest}::bytea, ${base.body}::bytea from held on conflict do nothing
      ), list as (
        insert into member_lists (root, members, chunks)
        values (${bytesOf(header.root)}, ${collected.members}, ${this.#chunks}) on conflict do nothing
      ), item as (
        insert into item_rows (id, finished_at, scope, place, line, state, header)
        select ${header.id}::uuid, ${when.finishedAt}::timestamptz, run_scope(${key.run}::uuid, ${key.account}),
          place_of(${key.type}, ${key.region}, ''), item_line(${key.account}, ${key.type}),
          item_state(${base.digest}, ${bytesOf(header.root)}, ${collected.members}::int, ${population.gaps}::int,
            ${collected.fieldGaps}::int, ${population.gap !== null}::boolean),
          ${own}::bytea
        from held
        on conflict (scope, place) do nothing returning id
      ), recorded as (
        insert into ledger_pending (kind, subject, digest)
        select 'evidence', id::text, ${bytesOf(header.digest)} from item
      )
      select id from item`.execute(this.#db)
    return rows.length === 1
  }

  #keep(value: unknown, digest: string): void {
    const blob = blobOf(value)
    if (digestOf(blob.digest) !== digest)
      throw new StoreError('corrupt', `The digest of a resource is not that of its value: ${digest}.`)
    this.#pending.push(blob)
    this.#pendingBytes += blob.body.length
  }

  async #endChunk(): Promise<void> {
    const { digest, body } = packMembers(this.#members)
    const { rows } = await sql`select from chunks where digest = ${digest}`.execute(this.#db)
    if (rows.length === 0) {
      // A chunk that is there vouches for its contents: they are always stored first.
      await this.#putPending()
      await sql`insert into chunks (digest, members, body) values (${digest}, ${this.#members.length}, ${body})
        on conflict do nothing`.execute(this.#db)
    }
    this.#chunks.push(digest)
    this.#members = []
    this.#pending = []
    this.#pendingBytes = 0
  }

  async #putPending(): Promise<void> {
    await putBlobs(this.#db, this.#pending)
    this.#pending = []
    this.#pendingBytes = 0
  }
}

const heldBy = (key: ItemKey, holder: Holder) =>
  'finisher' in holder ? stillFinishing(key, holder) : stillHeld(key, holder)

/** The row of the run, if this worker still finishes it; locked likewise. */
const stillFinishing = ({ run }: ItemKey, { finisher }: Finisher) => sql`
  select id from runs where id = ${run} and status = 'finishing' and finisher = ${finisher} and finisher_lease > now()
  for share`

/**
 * The row of the target, if this attempt still holds it. It stays locked until the item is written, so that no target
 * ends in between; what was stored shows that the attempt came to something.
 */
const stillHeld = ({ run, account, region }: ItemKey, { worker, attempt, apiCalls }: TargetHolder) => sql`
  update targets set failures = 0, api_calls = greatest(api_calls, ${apiCalls})
  where run = ${run} and account = ${account} and region = ${region} and status = 'running'
    and worker = ${worker} and attempts = ${attempt}
  returning run`

function checkHeader(key: ItemKey, { root, members }: Collected, header: ItemHeader): void {
  const { scope, population } = header
  const right =
    header.collected.run === key.run &&
    scope.account === key.account &&
    scope.region === key.region &&
    header.type === key.type &&
    header.root === root &&
    population.collected === members &&
    header.digest === itemDigest(header)
  if (!right)
    throw new StoreError('invalid', `The header of ${key.type} does not fit its members, its key or its digest.`)
}
