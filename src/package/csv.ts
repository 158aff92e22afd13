import { stringify } from 'csv-stringify/sync'
import type { Finding } from '../evidence/finding.ts'
import type { ControlResult } from '../frameworks/framework.ts'

type Cell = string | number | null
export type Columns<T> = Readonly<Record<string, (row: T) => Cell>>

const joined = (list: readonly string[]): string => list.join(';')

/** Columns of `controls.csv`. */
export const CONTROL_COLUMNS: Columns<ControlResult> = {
  framework: row => row.framework,
  control: row => row.control,
  account: row => row.account,
  level: row => row.level,
  title: row => row.title,
  status: row => row.status,
  evidence: row => row.evidence,
  pass: row => row.findings.pass,
  fail: row => row.findings.fail,
  unknown: row => row.findings.unknown,
  not_applicable: row => row.findings.not_applicable,
  checks: row => joined(row.checks),
  items: row => joined(row.items),
  limits: row => row.limits,
  because: row => row.because,
}

/** Columns of `findings.csv`. */
export const FINDING_COLUMNS: Columns<Finding> = {
  id: row => row.id,
  check: row => row.check,
  title: row => row.title,
  status: row => row.status,
  reason: row => row.reason,
  severity: row => row.severity,
  account: row => row.account,
  region: row => row.region,
  resource: row => row.resource,
  resourceDigest: row => row.resourceDigest,
  evidence: row => row.evidence,
  inputs: row => joined(row.inputs),
  observedAt: row => row.observedAt,
  remediation: row => row.remediation,
  controls: row => joined(row.controls),
  acceptance: row => row.acceptance?.id ?? null,
  acceptanceKind: row => row.acceptance?.kind ?? null,
  acceptanceReason: row => row.acceptance?.reason ?? null,
  acceptanceOwner: row => row.acceptance?.owner ?? null,
  acceptanceRequestedBy: row => row.acceptance?.requestedBy ?? null,
  acceptanceApprovedBy: row => row.acceptance?.approvedBy ?? null,
  acceptanceUntil: row => row.acceptance?.until ?? null,
}

/** A spreadsheet takes a text that begins so for a formula (OWASP, CSV injection); full-width forms too. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u

/** The text with an apostrophe before it where a spreadsheet would run it; the apostrophe is not shown there. */
export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** Rows made at once. */
const BATCH = 200

/** CSV of rows that come one by one: RFC 4180 with a header line, CRLF line ends, UTF-8 without byte order mark. */
export class CsvWriter<T> {
  readonly #columns: Columns<T>
  readonly #write: (text: string) => void
  #rows: Cell[][]

  constructor(columns: Columns<T>, write: (text: string) => void) {
    this.#columns = columns
    this.#write = write
    this.#rows = [Object.keys(columns)]
  }

  row(row: T): void {
    this.#rows.push(Object.values(this.#columns).map(get => safe(get(row))))
    if (this.#rows.length >= BATCH) this.end()
  }

  end(): void {
    this.#write(stringify(this.#rows, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ }))
    this.#rows = []
  }
}

const safe = (cell: Cell): Cell => (typeof cell === 'string' ? safeCell(cell) : cell)

export async function* csvText<T>(columns: Columns<T>, rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<string> {
  let text = ''
  const writer = new CsvWriter(columns, more => {
    text += more
  })
  for await (const row of rows) {
    writer.row(row)
    if (text) yield text
    text = ''
  }
  writer.end()
  yield text
}
