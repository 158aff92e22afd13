import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Message } from '../adapter.ts'
import { endOurs } from './error.ts'
import { type Facts, factsOf } from './facts.ts'

/** A file as it is handed over, byte for byte the package. */
export interface Sent {
  readonly name: string
  readonly contentType: string
  /** 64 hex digits. */
  readonly sha256: string
  readonly size: number
  readonly facts: Facts
  open(): Readable
}

/** @throws Ended where there is none, or it is larger than the vendor takes */
export function sentOf(message: Message, largest: number): Sent {
  const { package: built } = message
  if (!built) return endOurs('nothing_to_send')
  if (built.size > largest) return endOurs('package_too_large')
  const facts = factsOf(message, built)
  const name = [facts.date, facts.account ?? 'exhibit', built.id].join('_')
  const { sha256, size } = built
  return { ...{ name: `${name}.zip`, contentType: 'application/zip', sha256, size, facts }, open: () => built.open() }
}

/** Bytes that are no longer those of the digest are never handed over. */
export async function assertUnchanged({ open, sha256 }: Sent): Promise<void> {
  if ((await digestOf(open(), 'sha256')) !== sha256) endOurs('package_changed')
}

export async function digestOf(bytes: Readable, algorithm: 'sha256' | 'md5'): Promise<string> {
  const hash = createHash(algorithm)
  await pipeline(bytes, hash)
  return hash.digest('hex')
}
