import { type Finding, findingId } from '../../evidence/finding.ts'
import type { ControlResult } from '../../frameworks/framework.ts'
import { CONTROL_COLUMNS, type Columns, csvHeader, csvRows, FINDING_COLUMNS } from '../csv.ts'
import type { Tally } from '../tally.ts'
import { parseCanonical } from './canonical.ts'
import { Refusal } from './error.ts'
import { type LineReader, MemberLines, notLaidOut } from './lines.ts'
import { runningSha256 } from './platform.ts'
import { controlShape, findingShape } from './shapes.ts'

/** Characters hashed at once. */
const BLOCK = 64 * 1024

/** An array with one member per line, and the CSV that says the same. */
abstract class ArrayFile<T> implements LineReader {
  readonly #members = new MemberLines(']', text => this.#row(this.member(parseCanonical(text))))
  readonly #lineOf: (row: T) => string
  #csv: string
  readonly #csvHash = runningSha256()
  #open = false
  /** SHA-256 of the CSV of the same rows; null until the file was read whole. */
  csvSha256: string | null = null

  constructor(columns: Columns<T>) {
    this.#csv = csvHeader(columns)
    this.#lineOf = csvRows(columns)
  }

  line(text: string): void {
    if (this.#open) this.#members.line(text)
    else if (text === '[') this.#open = true
    else throw notLaidOut()
  }

  end(): void {
    this.#members.end()
    this.#csvHash.update(Buffer.from(this.#csv))
    this.csvSha256 = this.#csvHash.hex()
  }

  #row(row: T): void {
    this.#csv += this.#lineOf(row)
    if (this.#csv.length < BLOCK) return
    this.#csvHash.update(Buffer.from(this.#csv))
    this.#csv = ''
  }

  protected abstract member(value: unknown): T
}

/** Counts findings, each of them once, about items of the package. */
export class FindingsFile extends ArrayFile<Finding> {
  readonly #tally: Tally
  readonly #items: ReadonlySet<string>
  #previous: readonly string[] | undefined

  constructor(tally: Tally, items: ReadonlySet<string>) {
    super(FINDING_COLUMNS)
    this.#tally = tally
    this.#items = items
  }

  protected override member(value: unknown): Finding {
    const { data: finding } = findingShape.safeParse(value)
    if (!finding) throw new Refusal('FINDING_INVALID', 'A finding lacks what a finding must have.')
    if (finding.id !== findingId(finding)) throw new Refusal('FINDING_INVALID', 'The id of a finding is not its own.')
    const place = [finding.account, finding.region, finding.check, finding.resource]
    if (this.#previous && !isAfter(place, this.#previous))
      throw new Refusal('FINDING_INVALID', 'The findings are not in order, or one occurs twice.')
    this.#previous = place
    const { evidence, inputs } = finding
    if ([...(evidence === null ? [] : [evidence]), ...inputs].some(id => !this.#items.has(id)))
      throw new Refusal('FINDING_INVALID', 'A finding names an evidence item that is not in the package.')
    this.#tally.findings[finding.status]++
    return finding
  }
}

function isAfter(place: readonly string[], before: readonly string[]): boolean {
  for (const [index, part] of place.entries()) {
    const other = before[index] ?? ''
    if (part !== other) return part > other
  }
  return false
}

/** Counts controls by framework and status. */
export class ControlsFile extends ArrayFile<ControlResult> {
  readonly statuses = new Map<string, Record<string, number>>()
  readonly #items: ReadonlySet<string>
  readonly #seen = new Set<string>()

  constructor(items: ReadonlySet<string>) {
    super(CONTROL_COLUMNS)
    this.#items = items
  }

  protected override member(value: unknown): ControlResult {
    const { data: control } = controlShape.safeParse(value)
    if (!control) throw new Refusal('CONTROL_INVALID', 'A control lacks what a control must have.')
    const key = JSON.stringify([control.framework, control.control, control.account])
    if (this.#seen.has(key)) throw new Refusal('CONTROL_INVALID', 'A control occurs twice for one account.')
    this.#seen.add(key)
    if (control.items.some(id => !this.#items.has(id)))
      throw new Refusal('CONTROL_INVALID', 'A control names an evidence item that is not in the package.')
    const statuses = this.statuses.get(control.framework) ?? {}
    statuses[control.status] = (statuses[control.status] ?? 0) + 1
    this.statuses.set(control.framework, statuses)
    return control
  }
}
