import { sql } from 'kysely'
import { bytesOf, digestOf, sha256 } from '../../evidence/digest.ts'
import { canonicalJson, type JsonObject } from '../../evidence/json.ts'
import { StoreError } from '../kernel/error.ts'
import type { Db } from '../kernel/schema.ts'

/** JSON stored once per distinct value, under the SHA-256 of its canonical form. */
export interface Contents {
  /** Stores values; gives their digests (`sha256:…`) in the same order. */
  put(values: readonly unknown[]): Promise<string[]>
  /** Values by digest; those not stored are absent from the map. */
  get(digests: readonly string[]): Promise<Map<string, JsonObject>>
  /** Of those that are stored, the canonical JSON, held against its digest. Throws `corrupt`. */
  texts(digests: readonly string[]): Promise<Map<string, Buffer>>
}

const BATCH = 500

export function contents(db: Db): Contents {
  const repository: Contents = {
    async put(values) {
      const blobs = values.map(blobOf)
      await putBlobs(db, blobs)
      return blobs.map(({ digest }) => digestOf(digest))
    },

    async get(digests) {
      const texts = await repository.texts(digests)
      return new Map([...texts].map(([digest, text]) => [digest, parsed(text)]))
    },

    async texts(digests) {
      const found = new Map<string, Buffer>()
      for (let from = 0; from < digests.length; from += BATCH) {
        const wanted = digests.slice(from, from + BATCH).map(bytesOf)
        const { rows } = await sql<Blob>`select digest, body from contents where digest = any(${wanted})`.execute(db)
        for (const row of rows) found.set(digestOf(row.digest), checked(row))
      }
      return found
    },
  }
  return repository
}

/** What canonical JSON stands for. */
export const parsed = (text: Buffer): JsonObject => JSON.parse(text.toString()) as JsonObject

/** Canonical JSON and its SHA-256. */
export interface Blob {
  readonly digest: Buffer
  readonly body: Buffer
}

export function blobOf(value: unknown): Blob {
  const body = Buffer.from(canonicalJson(value))
  return { digest: sha256(body), body }
}

/** Stores what is not there yet. In the order of digests, so that writers of the same values cannot block each other for good. */
export async function putBlobs(db: Db, blobs: readonly Blob[]): Promise<void> {
  const distinct = [...new Map(blobs.map(blob => [blob.digest.toString('latin1'), blob])).values()]
  distinct.sort((a, b) => a.digest.compare(b.digest))
  for (let from = 0; from < distinct.length; from += BATCH) {
    const batch = distinct.slice(from, from + BATCH)
    await sql`insert into contents (digest, body)
      select * from unnest(${batch.map(blob => blob.digest)}::bytea[], ${batch.map(blob => blob.body)}::bytea[])
      on conflict do nothing`.execute(db)
  }
}

function checked({ digest, body }: Blob): Buffer {
  if (!sha256(body).equals(digest))
    throw new StoreError('corrupt', `Stored content does not match ${digestOf(digest)}.`)
  return body
}
