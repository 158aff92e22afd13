import type { ContentFile } from '../build.ts'
import { CONTROLS, CONTROLS_CSV, evidenceScope, FINDINGS, FINDINGS_CSV } from '../layout.ts'
import { Tally } from '../tally.ts'
import type { Container, Entry } from './container.ts'
import { Failures, Refusal } from './error.ts'
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

/** Evidence files read at once, so that one is unpacked while another is checked. */
const AT_ONCE = 2

/**
 * Reads every file of the manifest once: its bytes are hashed and, where it is data, checked on the way. Items come before
 * the findings that name them; files that are only hashed are read beside them. Failures come in one order all the same.
 */
export async function checkFiles(
  container: Container,
  files: readonly ContentFile[],
  failures: Failures,
): Promise<Found> {
  const tally = new Tally()
  const items = new Set<string>()
  const controls = new ControlsFile(items)
  const findings = new FindingsFile(tally, items)
  const tables = new Map<string, ByteReader>([
    [FINDINGS, findings],
    [CONTROLS, controls],
  ])
  const jobs = files.map(file => {
    const evidence = evidenceScope(file.path) ? new EvidenceFile(file.path, tally) : undefined
    return { file, evidence, reader: evidence ?? tables.get(file.path), failures: new Failures() }
  })
  const evidence = jobs.filter(job => job.evidence)
  const others = jobs.filter(job => !job.evidence)
  const run = async ({ file, evidence, reader, failures }: (typeof jobs)[number]) => {
    const entry = container.entries.get(file.path)
    if (entry) await failures.of(file.path, () => checkFile(entry, file, reader, failures))
    if (evidence?.facts) items.add(evidence.facts.id)
  }
  const data = async () => {
    await each(evidence, AT_ONCE, run)
    await each(
      others.filter(job => job.reader),
      1,
      run,
    )
  }
  await Promise.all([
    data(),
    each(
      others.filter(job => !job.reader),
      1,
      run,
    ),
  ])

  for (const job of [...evidence, ...others]) failures.take(job.failures)
  for (const [path, { csvSha256 }] of [
    [FINDINGS_CSV, findings],
    [CONTROLS_CSV, controls],
  ] as const) {
    const listed = files.find(file => file.path === path)
    if (csvSha256 && listed && listed.sha256 !== csvSha256)
      failures.add('CSV_MISMATCH', path, 'The table does not say the same as the JSON file of its name.')
  }
  const notFromAws = evidence.filter(job => (job.evidence?.facts?.source ?? 'aws') !== 'aws').map(job => job.file.path)
  return { tally, items, notFromAws, statuses: controls.statuses }
}

/** Runs a job for each, in order, so many at once. */
async function each<T>(list: readonly T[], atOnce: number, run: (one: T) => Promise<void>): Promise<void> {
  const queue = list.values()
  const worker = async () => {
    for (const one of queue) await run(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

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
