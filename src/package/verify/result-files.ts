import { runningSha256 } from '#trust/platform'
import { type Finding, findingId } from '../../evidence/finding.ts'
import { type ControlRow, hasBasis } from '../../frameworks/basis.ts'
import type { ControlResult } from '../../frameworks/framework.ts'
import { type Columns, controlColumns, csvHeader, csvRows, FINDING_COLUMNS } from '../format/csv.ts'
import type { Tally } from '../format/tally.ts'
import { Bytes } from './bytes.ts'
import { parseCanonical } from './canonical.ts'
import type { FindingsFacts } from './container.ts'
import { Refusal } from './error.ts'
import { FindingLine } from './finding-line.ts'
import { LastText } from './last-text.ts'
import { type ByteReader, textOf } from './lines.ts'
import { ByteMembers, notLaidOut } from './members.ts'
import { bytesOfText } from './scan.ts'
import { controlShape, findingShape } from './shapes.ts'

/** Bytes hashed at once. */
const BLOCK = 64 * 1024

/** An array with one member per line, and the CSV that says the same. */
abstract class ArrayFile<T> implements ByteReader {
  readonly #members = new ByteMembers(']', (bytes, start, end) => this.#member(bytes, start, end))
  #lineOf: (row: T) => string = () => ''
  readonly #csv = new Bytes()
  readonly #csvHash = runningSha256()
  #open = false
  /** SHA-256 of the CSV of the same rows; null until the file was read whole. */
  csvSha256: string | null = null

  /** Begins the CSV: before the first row, or where there is none. */
  protected begin(columns: Columns<T>): void {
    this.#csv.add(bytesOfText(csvHeader(columns)))
    this.#lineOf = csvRows(columns)
  }

  line(bytes: Uint8Array, start: number, end: number): void {
    if (this.#open) this.#members.line(bytes, start, end)
    else if (textOf(bytes, start, end) === '[') this.#open = true
    else throw notLaidOut()
  }

  end(): void {
    this.#members.end()
    this.#csvHash.update(this.#csv.view())
    this.csvSha256 = this.#csvHash.hex()
  }

  #member(bytes: Uint8Array, start: number, end: number): void {
    if (!this.usual(bytes, start, end, this.#csv)) {
      // The first row may say which columns there are.
      const row = this.member(parseCanonical(textOf(bytes, start, end)))
      this.#csv.add(bytesOfText(this.#lineOf(row)))
    }
    if (this.#csv.length < BLOCK) return
    this.#csvHash.update(this.#csv.view())
    this.#csv.clear()
  }

  /** Reads a member as nearly every one is and adds its line to `csv`; false, which is no verdict, leaves everything as it was. */
  protected usual(_bytes: Uint8Array, _start: number, _end: number, _csv: Bytes): boolean {
    return false
  }

  /** Any member, or a refusal of it. */
  protected abstract member(value: unknown): T
}

/** Counts findings, each of them once, about items of the package. */
export class FindingsFile extends ArrayFile<Finding> {
  readonly #tally: Tally
  readonly #items: ReadonlySet<string>
  readonly #usual: FindingLine
  /** Where the finding before was, and its resource. */
  #place: Place | undefined
  readonly #resource = new LastText()

  constructor(tally: Tally, items: ReadonlySet<string>) {
    super()
    this.begin(FINDING_COLUMNS)
    this.#tally = tally
    this.#items = items
    this.#usual = new FindingLine(items)
  }

  /** What was found elsewhere in the same file, instead of reading it. */
  take({ counts, csvSha256 }: FindingsFacts): void {
    Object.assign(this.#tally.findings, counts)
    this.csvSha256 = csvSha256
  }

  protected override usual(bytes: Uint8Array, start: number, end: number, csv: Bytes): boolean {
    const usual = this.#usual
    if (!usual.read(bytes, start, end)) return false
    const order = compared(this.#place, usual)
    if (order > 0 || (order === 0 && !this.#resource.isBefore(bytes, usual.resource))) return false
    if (order < 0) this.#place = placeOf(usual)
    this.#resource.set(bytes, usual.resource)
    this.#tally.findings[usual.status]++
    usual.addRow(csv)
    return true
  }

  protected override member(value: unknown): Finding {
    const { data: finding } = findingShape.safeParse(value)
    if (!finding) throw new Refusal('FINDING_INVALID', 'A finding lacks what a finding must have.')
    if (finding.id !== findingId(finding)) throw new Refusal('FINDING_INVALID', 'The id of a finding is not its own.')
    const order = compared(this.#place, finding)
    if (order > 0 || (order === 0 && (this.#resource.text() ?? '') >= finding.resource))
      throw new Refusal('FINDING_INVALID', 'The findings are not in order, or one occurs twice.')
    this.#place = placeOf(finding)
    this.#resource.setText(finding.resource)
    const { evidence, inputs } = finding
    if ([...(evidence === null ? [] : [evidence]), ...inputs].some(id => !this.#items.has(id)))
      throw new Refusal('FINDING_INVALID', 'A finding names an evidence item that is not in the package.')
    this.#tally.findings[finding.status]++
    return finding
  }
}

/** What findings are ordered by, before their resource. */
type Place = Pick<Finding, 'account' | 'region' | 'check'>

const placeOf = ({ account, region, check }: Place): Place => ({ account, region, check })

/** Below 0 where `before` is before `place`, or is none. */
function compared(before: Place | undefined, place: Place): number {
  if (!before || before.account < place.account) return -1
  if (before.account !== place.account) return 1
  if (before.region !== place.region) return before.region < place.region ? -1 : 1
  if (before.check !== place.check) return before.check < place.check ? -1 : 1
  return 0
}

/** Counts controls by framework and status. */
export class ControlsFile extends ArrayFile<ControlRow> {
  readonly statuses = new Map<string, Record<string, number>>()
  /** Of those, the controls with failing tests. */
  readonly failing = new Map<string, Record<string, number>>()
  readonly #items: ReadonlySet<string>
  readonly #seen = new Set<string>()
  #first: ControlRow | undefined

  constructor(items: ReadonlySet<string>) {
    super()
    this.#items = items
  }

  override end(): void {
    if (!this.#first) this.begin(controlColumns(undefined))
    super.end()
  }

  protected override member(value: unknown): ControlRow {
    const { data: control } = controlShape.safeParse(value)
    if (!control) throw new Refusal('CONTROL_INVALID', 'A control lacks what a control must have.')
    if (!this.#first) this.begin(controlColumns(control))
    this.#first ??= control
    if (!alike(this.#first, control))
      throw new Refusal('CONTROL_INVALID', 'Some controls say what they rest on and others do not.')
    const key = JSON.stringify([control.framework, control.control, control.account])
    if (this.#seen.has(key)) throw new Refusal('CONTROL_INVALID', 'A control occurs twice for one account.')
    this.#seen.add(key)
    if (control.items.some(id => !this.#items.has(id)))
      throw new Refusal('CONTROL_INVALID', 'A control names an evidence item that is not in the package.')
    count(this.statuses, control)
    if (control.findings.fail > 0) count(this.failing, control)
    return control
  }
}

/** All of them say what they rest on, in every part of it, or none does in any. */
function alike(first: ControlRow, row: ControlRow): boolean {
  const any = row.responsibility !== undefined || row.needs !== undefined || row.links !== undefined
  return hasBasis(row) === hasBasis(first) && hasBasis(row) === any
}

function count(counts: Map<string, Record<string, number>>, { framework, status }: ControlResult): void {
  const own = counts.get(framework) ?? {}
  own[status] = (own[status] ?? 0) + 1
  counts.set(framework, own)
}
