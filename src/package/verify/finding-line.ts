import { sha256Hex } from '#trust/platform'
import type { Status } from '../../../connectors/kit/index.ts'
import type { Finding } from '../../evidence/finding.ts'
import { FINDING_COLUMNS } from '../format/csv.ts'
import { Bytes, isAscii } from './bytes.ts'
import { addCell } from './cell.ts'
import { columnsOf, type Known, KnownValues, memberOf } from './known-values.ts'
import { bytesOfText, digestEnd, literalEnd, NO, plainEnd, stringEnd } from './scan.ts'
import { findingShape } from './shapes.ts'

/** Members that differ in each finding, and where each ends. All others say again what they said before: {@link KnownValues}. */
const OWN: Partial<Record<keyof Finding, (bytes: Uint8Array, start: number) => number>> = {
  id: plainEnd,
  reason: stringEnd,
  resource: plainEnd,
  resourceDigest: (bytes, start) => Math.max(literalEnd(bytes, start, NULL), digestEnd(bytes, start)),
}

const NULL = bytesOfText('null')
const [CLOSE, COMMA, LINE_END] = [bytesOfText('}'), bytesOfText(','), bytesOfText('\r\n')]
const [LIST, LIST_END] = [bytesOfText('['), bytesOfText(']')]

/** In canonical order. */
const MEMBERS = (Object.keys(findingShape.shape) as (keyof Finding)[]).sort()
const PREFIXES = MEMBERS.map((name, index) => bytesOfText(`${index === 0 ? '{' : ','}"${name}":`))
const ENDS = MEMBERS.map(name => OWN[name])
const indexOf = (name: keyof Finding): number => MEMBERS.indexOf(name)
const [ID, RESOURCE, STATUS] = [indexOf('id'), indexOf('resource'), indexOf('status')]
const [CHECK, ACCOUNT, REGION] = [indexOf('check'), indexOf('account'), indexOf('region')]
const ID_SIZE = 32
const IDENTITY = [CHECK, ACCOUNT, REGION, RESOURCE]
const COLUMNS = Object.keys(FINDING_COLUMNS).map(column => {
  const member = memberOf(column)
  return { member: indexOf(member), cell: columnsOf(member).indexOf(column) }
})

/**
 * A finding as nearly every one is spelled, taken from its line. {@link read} says whether it is such a finding, in itself as it
 * must be; false is no verdict.
 */
export class FindingLine {
  readonly #known: readonly KnownValues[]
  readonly #found: (Known | undefined)[] = MEMBERS.map(() => undefined)
  readonly #starts = MEMBERS.map(() => 0)
  readonly #ends = MEMBERS.map(() => 0)
  readonly #identity = new Bytes()
  #bytes: Uint8Array = new Uint8Array(0)

  constructor(items: ReadonlySet<unknown>) {
    const inPackage = (value: unknown) => [value ?? []].flat().every(id => items.has(id))
    const holds = (name: keyof Finding) => (name === 'evidence' || name === 'inputs' ? inPackage : () => true)
    this.#known = MEMBERS.map(name => new KnownValues(name, holds(name)))
  }

  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.#bytes = bytes
    let at = start
    for (let member = 0; member < MEMBERS.length; member++) {
      at = this.#member(member, literalEnd(bytes, at, PREFIXES[member] ?? CLOSE))
      if (at === NO) return false
    }
    return literalEnd(bytes, at, CLOSE) === end && this.#idHolds()
  }

  get account(): string {
    return this.#text(ACCOUNT)
  }

  get region(): string {
    return this.#text(REGION)
  }

  get check(): string {
    return this.#text(CHECK)
  }

  get status(): Status {
    return this.#text(STATUS) as Status
  }

  /** Where the opening quote of the resource is. */
  get resource(): number {
    return this.#starts[RESOURCE] ?? 0
  }

  addRow(csv: Bytes): void {
    for (let index = 0; index < COLUMNS.length; index++) {
      const { member = 0, cell = 0 } = COLUMNS[index] ?? {}
      if (index > 0) csv.add(COMMA)
      const known = this.#found[member]?.cells[cell]
      if (known) csv.add(known)
      else addCell(csv, this.#bytes, this.#starts[member] ?? 0, this.#ends[member] ?? 0)
    }
    csv.add(LINE_END)
  }

  #text(member: number): string {
    return this.#found[member]?.value as string
  }

  /** Answers where the value of the member ends. */
  #member(member: number, start: number): number {
    if (start === NO) return NO
    const own = ENDS[member]
    const known = own ? undefined : this.#known[member]?.find(this.#bytes, start)
    const end = own ? own(this.#bytes, start) : known ? start + known.spelled.length : NO
    this.#found[member] = known
    this.#starts[member] = start
    this.#ends[member] = end
    return end
  }

  /** evidence/finding.ts says what the id is the hash of. */
  #idHolds(): boolean {
    const identity = this.#identity
    identity.clear()
    for (const member of IDENTITY) {
      identity.add(identity.length === 0 ? LIST : COMMA)
      identity.add(this.#bytes, this.#starts[member], this.#ends[member])
    }
    identity.add(LIST_END)
    const id = (this.#starts[ID] ?? 0) + 1
    return this.#ends[ID] === id + ID_SIZE + 1 && isAscii(this.#bytes, id, sha256Hex(identity.view()), ID_SIZE)
  }
}
