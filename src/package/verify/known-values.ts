import type { Finding } from '../../evidence/finding.ts'
import { cellText, FINDING_COLUMNS } from '../format/csv.ts'
import { textOf } from './lines.ts'
import { bytesOfText, literalEnd, NO, valueEnd } from './scan.ts'
import { findingShape } from './shapes.ts'
import { checkedValue } from './strict-json.ts'

/** A value that was read, checked and put into cells once, and is known again by its spelling. */
export interface Known {
  readonly spelled: Uint8Array
  readonly value: unknown
  /** What the columns that tell this member hold, in their order. */
  readonly cells: readonly Uint8Array[]
}

/** So many values of a member are remembered, none longer than so many bytes. */
const MOST = 8
const LONGEST = 4096

/** The values of one member of findings: a few, in one finding after the other. */
export class KnownValues {
  readonly #member: keyof Finding
  readonly #holds: (value: unknown) => boolean
  readonly #list: Known[] = []
  #oldest = 0

  /** `holds`: whether a value of the right shape may stand here. */
  constructor(member: keyof Finding, holds: (value: unknown) => boolean) {
    this.#member = member
    this.#holds = holds
  }

  /** The value that begins at `start`, if it is one that a finding may have; undefined, which is no verdict, if it is not or is a rare one. */
  find(bytes: Uint8Array, start: number): Known | undefined {
    for (const known of this.#list) if (literalEnd(bytes, start, known.spelled) !== NO) return known
    const known = this.#read(bytes, start)
    if (known) this.#list[this.#oldest++ % MOST] = known
    return known
  }

  #read(bytes: Uint8Array, start: number): Known | undefined {
    const end = valueEnd(bytes, start, 1)
    if (end === NO || end - start > LONGEST) return undefined
    const value = checkedValue(textOf(bytes, start, end))
    if (!findingShape.shape[this.#member].safeParse(value).success || !this.#holds(value)) return undefined
    const row = { [this.#member]: value } as unknown as Finding
    const cells = columnsOf(this.#member).map(column => bytesOfText(cellText(FINDING_COLUMNS[column]?.(row) ?? null)))
    return { spelled: new Uint8Array(bytes.subarray(start, end)), value, cells }
  }
}

/** Each column of findings.csv tells one member: the one of its name, or the acceptance. */
export const memberOf = (column: string): keyof Finding =>
  column in findingShape.shape ? (column as keyof Finding) : 'acceptance'

export const columnsOf = (member: keyof Finding): string[] =>
  Object.keys(FINDING_COLUMNS).filter(column => memberOf(column) === member)
