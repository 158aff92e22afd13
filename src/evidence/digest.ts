import { createHash, hash } from 'node:crypto'
import { canonicalJson } from './json.ts'

/** `sha256:<64 hex digits>` */
export type Digest = `sha256:${string}`

export function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const [only] = parts
  // One call where it can be, and by way of hex: a third of the time for the small texts that most digests are of.
  if (only !== undefined && parts.length === 1) return Buffer.from(hash('sha256', only), 'hex')
  const running = createHash('sha256')
  for (const part of parts) running.update(part)
  return running.digest()
}

export const digestOf = (bytes: Uint8Array): Digest => `sha256:${Buffer.from(bytes).toString('hex')}`
export const bytesOf = (digest: string): Buffer => Buffer.from(digest.slice('sha256:'.length), 'hex')

/** SHA-256 of the canonical JSON (RFC 8785) of a value. */
export const jsonDigest = (value: unknown): Digest => textDigest(canonicalJson(value))

/** SHA-256 of a text in UTF-8. */
export const textDigest = (text: string): Digest => `sha256:${hash('sha256', text)}`
