import type { ContentFile } from '../format/manifest.ts'
import { Tally } from '../format/tally.ts'
import type { FindingsFacts } from './container.ts'
import { Failures } from './error.ts'
import { checkFile } from './files.ts'
import { FindingsFile } from './result-files.ts'
import { openDescriptor } from './zip.ts'

/** Checks findings.json of the zip open as `fd`, which stays open. Null, which is no verdict, unless nothing is wrong with it. */
export async function findingsIn(
  fd: number,
  file: ContentFile,
  items: readonly string[],
): Promise<FindingsFacts | null> {
  const failures = new Failures()
  const container = await openDescriptor(fd, failures)
  const entry = container?.entries.get(file.path)
  if (!entry) return null
  const tally = new Tally()
  const findings = new FindingsFile(tally, new Set(items))
  await failures.of(file.path, () => checkFile(entry, file, findings, failures))
  const { csvSha256 } = findings
  return failures.list.length === 0 && csvSha256 !== null ? { counts: tally.findings, csvSha256 } : null
}
