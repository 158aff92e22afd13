import type { Finding } from '../../evidence/finding.ts'
import { type ControlRow, hasBasis } from '../../frameworks/basis.ts'
import type { ControlResult } from '../../frameworks/framework.ts'

type Cell = string | number | null
export type Columns<T> = Readonly<Record<string, (row: T) => Cell>>

const joined = (list: readonly string[]): string => list.join(';')

const RESULT_COLUMNS: Columns<ControlResult> = {
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

const BASIS_COLUMNS: Columns<ControlRow> = {
  responsibility: row => row.responsibility ?? null,
  needs: row => row.needs ?? null,
  links: row => joined((row.links ?? []).map(({ check, strength, because }) => `${check} ${strength}: ${because}`)),
}

/** Columns of `controls.csv`, by what its first row has: those of an earlier version where it has results alone, or there is none. */
export const controlColumns = (first: ControlRow | undefined): Columns<ControlRow> =>
  first && hasBasis(first) ? { ...RESULT_COLUMNS, ...BASIS_COLUMNS } : RESULT_COLUMNS

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

const QUOTED = /[",\r\n]/

/** A cell as the table has it. */
export function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  const safe = safeCell(cell)
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const lineOf = (cells: readonly Cell[]): string => `${cells.map(cellText).join(',')}\r\n`

/** The header line of a table (RFC 4180: CRLF line ends; UTF-8 without byte order mark). */
export const csvHeader = (columns: Columns<never>): string => lineOf(Object.keys(columns))

/** Makes the line of a row. */
export function csvRows<T>(columns: Columns<T>): (row: T) => string {
  const getters = Object.values(columns)
  return row => lineOf(getters.map(get => get(row)))
}

export async function* csvText<T>(columns: Columns<T>, rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<string> {
  const lineOfRow = csvRows(columns)
  yield csvHeader(columns)
  for await (const row of rows) yield lineOfRow(row)
}
