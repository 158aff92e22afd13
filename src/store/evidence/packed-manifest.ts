import { inflateSync } from 'node:zlib'
import type { Digest } from '../../evidence/digest.ts'
import { digestOf } from '../../evidence/digest.ts'
import { canonicalJson, type JsonObject } from '../../evidence/json.ts'
import { StoreError } from '../kernel/error.ts'
import { isPacked, pack, unpack } from '../kernel/packed.ts'
import type { Db } from '../kernel/schema.ts'
import { type Blob, blobOf, contents } from './contents.ts'

/**
 * A manifest as it is stored: what it says of the generator (every check's digests) is the same from run to run and stands
 * in `contents`. What is not canonical JSON is kept as it is.
 */
export function packManifest(manifest: Uint8Array): { stored: Buffer; shared: readonly Blob[] } {
  const text = Buffer.from(manifest)
  const whole = objectIn(text)
  if (whole === undefined) return { stored: text, shared: [] }
  const generator = blobOf(whole.generator ?? null)
  return { stored: pack({ ...whole, generator: digestOf(generator.digest) }), shared: [generator] }
}

function objectIn(text: Buffer): JsonObject | undefined {
  try {
    const value = JSON.parse(text.toString()) as JsonObject
    const exact = typeof value === 'object' && value !== null && text.equals(Buffer.from(canonicalJson(value)))
    return exact && 'generator' in value ? value : undefined
  } catch {
    return undefined
  }
}

/** Manifests, byte for byte, in the same order. What was not packed comes as it is: whoever needs to know holds it to its digest. */
export async function unpackManifests(db: Db, stored: readonly Buffer[]): Promise<Buffer[]> {
  const opened = stored.map(open)
  const digests = opened.flatMap(of => (Buffer.isBuffer(of) ? [] : [of.generator]))
  const generators = await contents(db).get([...new Set(digests)])
  return opened.map(of => {
    if (Buffer.isBuffer(of)) return of
    const generator = generators.get(of.generator)
    if (generator === undefined) throw new StoreError('corrupt', `Stored content is missing: ${of.generator}.`)
    return Buffer.from(canonicalJson({ ...of, generator }))
  })
}

function open(stored: Buffer): Buffer | (JsonObject & { readonly generator: Digest }) {
  if (isPacked(stored)) return unpack(stored) as JsonObject & { readonly generator: Digest }
  try {
    return inflateSync(stored)
  } catch {
    return stored
  }
}
