import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import yauzl from 'yauzl'
import { sha256 } from '../../../src/evidence/digest.ts'
import { canonicalJson } from '../../../src/evidence/json.ts'
import * as layout from '../../../src/package/format/layout.ts'
import type { ContentFile, Manifest } from '../../../src/package/format/manifest.ts'
import { envelopeOf, signedBytesOf, statementOf } from '../../../src/package/format/statement.ts'
import { sumsText } from '../../../src/package/format/sums.ts'
import { fingerprintOf, type Signer } from '../../../src/trust/signer.ts'
import { type ForgedZip, forgeZip } from './forge.ts'

/** The files of a package, to be changed and put together again. */
export type Files = Map<string, Buffer>

export async function filesOf(path: string): Promise<Files> {
  const bytes = await readFile(path)
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true })
  const files: Files = new Map()
  for await (const entry of zip.eachEntry()) {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const data = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
    files.set(entry.fileName, entry.compressionMethod === 8 ? inflateRawSync(data) : Buffer.from(data))
  }
  return files
}

export const zipped = (files: Files, zip?: ForgedZip): Buffer =>
  forgeZip(
    [...files].map(([name, data]) => ({ name, data })),
    zip,
  )

/** The same without compression: quick to make. */
export const stored = (files: Files): Buffer => forgeZip([...files].map(([name, data]) => ({ name, data, method: 0 })))

export const manifestIn = (files: Files): Manifest => JSON.parse(String(files.get(layout.MANIFEST)))

/** Replaces text in a file, which must be there. */
export function edit(files: Files, path: string, change: (text: string) => string): void {
  const before = String(files.get(path))
  const after = change(before)
  if (after === before) throw new Error(`nothing changed in ${path}`)
  files.set(path, Buffer.from(after))
}

/** Changes one resource of an item and leaves all digests as they were. */
export function editLine(files: Files, path: string, line: number, change: (value: Record<string, unknown>) => void) {
  edit(files, path, text => {
    const lines = text.split('\n')
    const old = lines[line] ?? ''
    const value = JSON.parse(old.replace(/,$/, ''))
    change(value)
    lines[line] = canonicalJson(value) + (old.endsWith(',') ? ',' : '')
    return lines.join('\n')
  })
}

const entryOf = (path: string, bytes: Buffer): ContentFile => ({
  path,
  sha256: sha256(bytes).toString('hex'),
  size: bytes.length,
})

/** Lists the files in the manifest and signs everything anew: the lie of one who holds the key. */
export async function resign(
  files: Files,
  signer: Signer,
  change: (manifest: Manifest) => Manifest = manifest => manifest,
  encode: (manifest: Manifest) => string = canonicalJson,
): Promise<void> {
  const content = [...files].filter(([path]) => !layout.PROOFS.includes(path))
  const listed = content.map(([path, bytes]) => entryOf(path, bytes)).sort(layout.byPath)
  const manifest = change({ ...manifestIn(files), files: listed })
  const text = Buffer.from(encode(manifest))
  const statement = statementOf(manifest)
  files.set(layout.MANIFEST, text)
  files.set(layout.SIGNATURE, await signer.sign(text))
  const envelope = envelopeOf(statement, await signer.sign(signedBytesOf(statement)), fingerprintOf(signer.certificate))
  files.set(layout.ENVELOPE, Buffer.from(envelope))
  resum(files)
}

/** Writes SHA256SUMS anew: anybody can. */
export function resum(files: Files): void {
  const others = [...files].filter(([path]) => path !== layout.SUMS)
  files.set(layout.SUMS, Buffer.from(sumsText(others.map(([path, bytes]) => entryOf(path, bytes)))))
}
