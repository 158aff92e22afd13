import { shown } from '../../package/verify/error.ts'
import type { Action } from './action.ts'
import { Coverage } from './coverage.ts'
import { EventScanner, LogError } from './event-scanner.ts'
import { contentOf, logFiles } from './log-files.ts'
import { type LogRecord, recordOf } from './log-record.ts'

/** What was read. */
export interface LogsRead {
  readonly files: number
  readonly events: number
  /** Objects that are no events of API calls. */
  readonly unknown: number
  /** Digest and Insights files, which hold no calls, and files of other names. */
  readonly passedOver: { readonly withoutCalls: number; readonly other: number }
  readonly from: string | null
  readonly to: string | null
  readonly accounts: readonly string[]
  /** Files that could not be read whole; what was read of them counts. At most a hundred are named. */
  readonly problems: readonly { readonly file: string; readonly message: string }[]
  readonly problemCount: number
}

const MOST_NAMED = 100

/** Reads logs as streams and shows every call of the package to its action. Memory does not grow with the logs. */
export async function readLogs(
  paths: readonly string[],
  byId: ReadonlyMap<string, readonly Action[]>,
): Promise<{ read: LogsRead; coverage: Coverage }> {
  const coverage = new Coverage()
  const counts = { files: 0, events: 0, unknown: 0, problemCount: 0 }
  const passedOver = { withoutCalls: 0, other: 0 }
  const problems: { file: string; message: string }[] = []
  const take = (record: LogRecord | null) => {
    if (!record) {
      counts.unknown++
      return
    }
    counts.events++
    coverage.add(record)
    if (record.requestId === null) return
    for (const action of byId.get(record.requestId) ?? []) action.see(record.requestId, record)
  }
  for (const path of paths) {
    for await (const { path: file, kind } of logFiles(path)) {
      if (kind === 'without_calls') passedOver.withoutCalls++
      else if (kind === 'other') passedOver.other++
      else {
        counts.files++
        const message = await readFile(file, take)
        if (message === null) continue
        counts.problemCount++
        if (problems.length < MOST_NAMED) problems.push({ file: shown(file), message })
      }
    }
  }
  const { from, to, accounts } = coverage
  return { read: { ...counts, passedOver, from, to, accounts, problems }, coverage }
}

/** Why the file could not be read whole; null where it was. */
async function readFile(path: string, take: (record: LogRecord | null) => void): Promise<string | null> {
  const scanner = new EventScanner(text => take(recordOf(text)))
  try {
    for await (const chunk of contentOf(path)) scanner.push(chunk)
    scanner.end()
    return null
  } catch (error) {
    if (error instanceof LogError) return error.message
    throw error
  }
}
