import type { ContentFile } from '../build.ts'
import { CONTROLS, CONTROLS_CSV, evidenceScope, FINDINGS, FINDINGS_CSV } from '../layout.ts'
import { Tally } from '../tally.ts'
import type { Container, Entry } from './container.ts'
import { type Failures, Refusal } from './error.ts'
import { EvidenceFile } from './evidence-file.ts'
import { ByteLines, type ByteReader } from './lines.ts'
import { runningSha256 } from './platform.ts'
import { ControlsFile, FindingsFile } from './result-files.ts'

/** All of a file that must fit `limit` bytes, and its SHA-256. */
export async function readWhole(entry: Entry, limit: number): Promise<Buffer> {
  if (entry.size > limit) throw new Refusal('ENTRY_TOO_LARGE', `The file is larger than ${limit} bytes.`)
  const chunks: Uint8Array[] = []
  for await (const chunk of entry.read()) chunks.push(Uint8Array.from(chunk))
  return Buffer.concat(chunks)
}

/** What was found in the data files. */
export interface Found {
  readonly tally: Tally
  /** Ids of the evidence items. */
  readonly items: Set<string>
  /** Paths of items that were not read from AWS. */
  readonly notFromAws: string[]
  readonly statuses: ReadonlyMap<string, Record<string, number>>
}

/**
 * Reads every file of the manifest once: its bytes are hashed and, where it is data, checked on the way. Items come before
 * the findings that name them.
 */
export async function checkFiles(
  container: Container,
  files: readonly ContentFile[],
  failures: Failures,
): Promise<Found> {
  const found = { tally: new Tally(), items: new Set<string>(), notFromAws: [] as string[] }
  const controls = new ControlsFile(found.items)
  const findings = new FindingsFile(found.tally, found.items)
  const readers = new Map<string, ByteReader>([
    [FINDINGS, findings],
    [CONTROLS, controls],
  ])
  for (const file of files.toSorted((a, b) => rank(a) - rank(b))) {
    const entry = container.entries.get(file.path)
    if (!entry) continue
    const evidence = evidenceScope(file.path) ? new EvidenceFile(file.path, found.tally) : null
    await failures.of(file.path, () => checkFile(entry, file, evidence ?? readers.get(file.path), failures))
    if (evidence?.facts) {
      found.items.add(evidence.facts.id)
      if (evidence.facts.source !== 'aws') found.notFromAws.push(file.path)
    }
  }
  for (const [path, { csvSha256 }] of [
    [FINDINGS_CSV, findings],
    [CONTROLS_CSV, controls],
  ] as const) {
    const listed = files.find(file => file.path === path)
    if (csvSha256 && listed && listed.sha256 !== csvSha256)
      failures.add('CSV_MISMATCH', path, 'The table does not say the same as the JSON file of its name.')
  }
  return { ...found, statuses: controls.statuses }
}

const rank = ({ path }: ContentFile): number => (path.startsWith('evidence/') ? 0 : 1)

async function checkFile(entry: Entry, file: ContentFile, reader: ByteReader | undefined, failures: Failures) {
  const changed = () => new Refusal('FILE_CHANGED', 'The file is not the one that the manifest lists.')
  if (entry.size !== file.size) throw changed()
  const hash = runningSha256()
  let lines = reader && new ByteLines(reader)
  for await (const chunk of entry.read()) {
    hash.update(chunk)
    // After a refusal the bytes are still hashed: a changed file must be called changed.
    if (lines && !(await failures.of(file.path, () => pushed(lines, chunk)))) lines = undefined
  }
  if (lines) await failures.of(file.path, () => lines?.end())
  if (hash.hex() !== file.sha256) throw changed()
}

function pushed(lines: ByteLines | undefined, chunk: Uint8Array): true {
  lines?.push(chunk)
  return true
}
