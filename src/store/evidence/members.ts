import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type Digest, digestOf, sha256 } from '../../evidence/digest.ts'
import type { FieldGap, Resource } from '../../evidence/item.ts'
import { canonicalJson } from '../../evidence/json.ts'
import { StoreError } from '../kernel/error.ts'

/** A resource without its values, which are stored by digest. */
export type Member = Omit<Resource, 'settings' | 'observed'>

type Packed = [id: string, name: string, region: string, settings: Digest, observed: Digest | null, gaps: FieldGap[]]

const LIMIT = 2048

/**
 * Whether a chunk of a member list ends after a member: where its leaf hash begins with a zero byte, one in 256, so that
 * a change moves no boundary but its own.
 */
export const endsChunk = (leaf: Buffer, size: number): boolean => leaf[0] === 0 || size >= LIMIT

/** Members as bytes (deflated canonical JSON) and the SHA-256 of the JSON. */
export function packMembers(members: readonly Member[]): { digest: Buffer; body: Buffer } {
  const text = Buffer.from(canonicalJson(members.map(packed)))
  return { digest: sha256(text), body: deflateRawSync(text) }
}

const packed = ({ id, name, region, digest, observedDigest, gaps }: Member): Packed => [
  id,
  name,
  region,
  digest,
  observedDigest ?? null,
  [...gaps],
]

export function unpackMembers(digest: Buffer, body: Buffer): Member[] {
  const text = inflateRawSync(body)
  if (!sha256(text).equals(digest))
    throw new StoreError('corrupt', `A stored member list does not match ${digestOf(digest)}.`)
  return (JSON.parse(text.toString()) as Packed[]).map(([id, name, region, settings, observed, gaps]) => ({
    id,
    name,
    region,
    digest: settings,
    ...(observed && { observedDigest: observed }),
    gaps,
  }))
}
