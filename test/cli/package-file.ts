import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import yazl from 'yazl'
import type { Finding } from '../../src/evidence/finding.ts'
import type { EvidenceItem } from '../../src/evidence/item.ts'
import type { ControlResult } from '../../src/frameworks/framework.ts'
import type { Manifest } from '../../src/package/format/manifest.ts'

export type Entries = ReadonlyMap<string, Buffer>

/** Every file of a package, by its path. */
export async function entriesOf(path: string): Promise<Entries> {
  const zip = await yauzl.openPromise(path)
  const entries = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry)
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    entries.set(entry.fileName, Buffer.concat(chunks))
  }
  return entries
}

export async function writePackage(entries: Entries, path: string): Promise<void> {
  const zip = new yazl.ZipFile()
  // Without the extra field of a time that yazl writes into one header of an entry and not into the other.
  for (const [name, bytes] of entries) zip.addBuffer(bytes, name, { forceDosTimestamp: true })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

/** A copy in which one byte of each of these files differs, in its middle. */
export function flipped(entries: Entries, names: readonly string[]): Entries {
  return new Map(
    [...entries].map(([name, bytes]) => {
      if (!names.includes(name)) return [name, bytes]
      const copy = Buffer.from(bytes)
      const at = Math.floor(copy.length / 2)
      copy[at] = (copy[at] ?? 0) ^ 0x01
      return [name, copy]
    }),
  )
}

const parsed = <T>(entries: Entries, name: string): T => JSON.parse(entries.get(name)?.toString('utf8') ?? 'null') as T

export const manifestOf = (entries: Entries) => parsed<Manifest>(entries, 'manifest.json')
export const findingsOf = (entries: Entries) => parsed<Finding[]>(entries, 'findings.json')
export const controlsOf = (entries: Entries) => parsed<ControlResult[]>(entries, 'controls.json')
export const itemsOf = (entries: Entries): EvidenceItem[] =>
  [...entries.keys()].filter(name => name.startsWith('evidence/')).map(name => parsed<EvidenceItem>(entries, name))
