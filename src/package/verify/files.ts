import { runningSha256 } from '#trust/platform'
import { CONTROLS, CONTROLS_CSV, evidenceScope, FINDINGS, FINDINGS_CSV } from '../format/layout.ts'
import type { ContentFile, Manifest } from '../format/manifest.ts'
import { Tally } from '../format/tally.ts'
import type { Container, Entry } from './container.ts'
import { Failures, Refusal, shown } from './error.ts'
import { EvidenceFile } from './evidence-file.ts'
import { ByteLines, type ByteReader } from './lines.ts'
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
  /** Controls by framework and status. */
  readonly statuses: ReadonlyMap<string, Record<string, number>>
  /** Of those, the controls with failing tests. */
  readonly failing: ReadonlyMap<string, Record<string, number>>
}

/** Evidence files read at once, so that one is unpacked while another is checked. */
const AT_ONCE = 2

interface Job {
  readonly file: ContentFile
  readonly reader: ByteReader | undefined
  readonly failures: Failures
}

/**
 * Reads every file of the manifest once: its bytes are hashed and, where it is data, checked on the way. Items come before
 * the findings that name them; files that are only hashed are read beside them. Failures come in one order all the same.
 */
export async function checkFiles(
  container: Container,
  { files, items: stated }: Pick<Manifest, 'files' | 'items'>,
  failures: Failures,
): Promise<Found> {
  const tally = new Tally()
  const items = new Set<string>()
  const controls = new ControlsFile(items)
  const findings = new FindingsFile(tally, items)
  const readers = new Map<string, ByteReader>([
    [FINDINGS, findings],
    [CONTROLS, controls],
  ])
  const jobs = files.map(({ path, ...rest }): Job => {
    const reader = evidenceScope(path) ? new EvidenceFile(path, tally) : readers.get(path)
    return { file: { path, ...rest }, reader, failures: new Failures() }
  })
  const evidence = jobs.filter(({ reader }) => reader instanceof EvidenceFile)
  const others = jobs.filter(({ reader }) => !(reader instanceof EvidenceFile))
  const run = (job: Job) => runJob(container, job, items)

  const elsewhere = findingsElsewhere(container, files, stated)
  const data = async () => {
    await each(evidence, AT_ONCE, run)
    checkInputs(evidence)
    const facts = await elsewhere(items)
    if (facts) findings.take(facts)
    for (const job of others) if (job.reader && !(facts && job.reader === findings)) await run(job)
  }
  const hashedOnly = others.filter(({ reader }) => !reader)
  await Promise.all([data(), each(hashedOnly, 1, run)])

  for (const job of [...evidence, ...others]) failures.take(job.failures)
  for (const [path, { csvSha256 }] of [
    [FINDINGS_CSV, findings],
    [CONTROLS_CSV, controls],
  ] as const) {
    const listed = files.find(file => file.path === path)
    if (csvSha256 && listed && listed.sha256 !== csvSha256)
      failures.add('CSV_MISMATCH', path, 'The table does not say the same as the JSON file of its name.')
  }
  const notFromAws = evidence.filter(({ reader }) => (factsIn(reader)?.source ?? 'aws') !== 'aws')
  const { statuses, failing } = controls
  return { tally, items, notFromAws: notFromAws.map(({ file }) => file.path), statuses, failing }
}

/** A derived item rests on collected items of its account, which must be here as it names them. */
function checkInputs(jobs: readonly Job[]): void {
  const headers = jobs.flatMap(({ reader }) => factsIn(reader)?.header ?? [])
  const byId = new Map(headers.map(header => [header.id, header]))
  for (const { file, reader, failures } of jobs) {
    const item = factsIn(reader)?.header
    for (const { id, type, region, digest } of item?.inputs ?? []) {
      const input = byId.get(id)
      const isIt =
        input !== undefined &&
        input.inputs === undefined &&
        input.scope.account === item?.scope.account &&
        [input.type, input.scope.region, input.digest].join() === [type, region, digest].join()
      if (!isIt)
        failures.add('EVIDENCE_INPUT', file.path, `The item is computed from another that is not here: ${shown(type)}.`)
    }
  }
}

const factsIn = (reader: ByteReader | undefined) => (reader instanceof EvidenceFile ? reader.facts : undefined)

async function runJob(container: Container, { file, reader, failures }: Job, items: Set<string>): Promise<void> {
  const entry = container.entries.get(file.path)
  if (entry) await failures.of(file.path, () => checkFile(entry, file, reader, failures))
  const facts = factsIn(reader)
  if (facts) items.add(facts.header.id)
}

/**
 * Begins to read the findings elsewhere, if the container can, for the items that the manifest states. What comes of it counts
 * only if these are the items that were found.
 */
function findingsElsewhere(container: Container, files: readonly ContentFile[], stated: Manifest['items']) {
  const file = files.find(({ path }) => path === FINDINGS && container.entries.has(path))
  const ids = new Set(stated.map(({ id }) => id))
  const reading = file && container.findingsElsewhere?.(file, [...ids])
  return async (items: ReadonlySet<string>) =>
    items.size === ids.size && [...ids].every(id => items.has(id)) ? await reading : null
}

/** Runs a job for each, in order, so many at once. */
async function each<T>(list: readonly T[], atOnce: number, run: (one: T) => Promise<void>): Promise<void> {
  const queue = list.values()
  const worker = async () => {
    for (const one of queue) await run(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** Holds a file against the manifest and, with a reader, against its format. What is wrong goes to `failures` or is refused. */
export async function checkFile(entry: Entry, file: ContentFile, reader: ByteReader | undefined, failures: Failures) {
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
