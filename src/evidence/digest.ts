import { createHash } from 'node:crypto'
import { canonicalJson } from './json.ts'

/** `sha256:<64 hex digits>` */
export type Digest = `sha256:${string}`

export function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export const digestOf = (bytes: Uint8Array): Digest => `sha256:${Buffer.from(bytes).toString('hex')}`
export const bytesOf = (digest: string): Buffer => Buffer.from(digest.slice('sha256:'.length), 'hex')

/** SHA-256 of the canonical JSON (RFC 8785) of a value. */
export const jsonDigest = (value: unknown): Digest => digestOf(sha256(canonicalJson(value)))
