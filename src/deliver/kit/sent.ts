import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Message, PackageHandle } from '../adapter.ts'
import { endOurs } from './error.ts'
import { type Facts, factsOf } from './facts.ts'
import { type Form, pathsOf } from './forms.ts'

/** A file as it is handed over, byte for byte the package or a file of it. */
export interface Sent {
  readonly name: string
  /** Its name within the package, slashes as `_`; empty for the package itself. */
  readonly part: string
  readonly contentType: string
  /** 64 hex digits. */
  readonly sha256: string
  readonly size: number
  readonly facts: Facts
  open(): Readable
}

const TYPES: Readonly<Record<string, string>> = { pdf: 'application/pdf', json: 'application/json', csv: 'text/csv' }

/** @throws Ended where there is nothing to send, or a file is larger than the vendor takes */
export async function sentOf(message: Message, forms: readonly Form[], largest: number): Promise<Sent[]> {
  const { package: built } = message
  if (!built) return endOurs('nothing_to_send')
  const files: Sent[] = []
  for (const form of new Set(forms)) {
    if (form === 'package') files.push(wholeOf(message, built))
    else for (const path of pathsOf(form, await built.paths())) files.push(await partOf(message, built, path))
  }
  if (files.length === 0) return endOurs('nothing_to_send')
  if (files.some(({ size }) => size > largest)) return endOurs('package_too_large')
  return files
}

export const nameOf = ({ date, account, package: id }: Facts): string => [date, account ?? 'exhibit', id].join('_')

function wholeOf(message: Message, built: PackageHandle): Sent {
  const facts = factsOf(message, built)
  const { sha256, size } = built
  const file = { name: `${nameOf(facts)}.zip`, part: '', contentType: 'application/zip', sha256, size, facts }
  return { ...file, open: () => built.open() }
}

async function partOf(message: Message, built: PackageHandle, path: string): Promise<Sent> {
  const file = await built.file(path)
  if (!file) return endOurs('package_changed')
  const facts = factsOf(message, built, { path, sha256: file.sha256 })
  const part = path.replaceAll('/', '_')
  const contentType = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return { ...file, name: `${nameOf(facts)}_${part}`, part, contentType, facts }
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
