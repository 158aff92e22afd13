import { type Digest, digestOf } from '../../evidence/digest.ts'
import type { ItemHeader } from '../../evidence/item.ts'
import type { Tables } from '../kernel/schema.ts'

/** What of a row makes a header. */
export type HeaderRow = Pick<Tables['items'], 'id' | 'run' | 'header' | 'base'>

/** A header that is known, and the digest of what it shares with other runs. */
export interface Known {
  readonly run: string
  readonly bytes: Buffer
  readonly base: Digest
  readonly header: ItemHeader
}

/** Of packed bytes; the headers themselves take some ten times as much. */
const MOST_BYTES = 2_000_000

/**
 * Headers that were held against their digests, by the very bytes they were made of: readers come for the newest pages
 * again and again. A row that differs in anything is unknown, and what is known says what its digest says.
 */
export class HeaderMemo {
  readonly #known = new Map<string, Known>()
  #bytes = 0

  get({ id, run, header, base }: HeaderRow): Known | undefined {
    const known = this.#known.get(id)
    if (known?.run !== run || !known.bytes.equals(header)) return undefined
    return base === null || digestOf(base) === known.base ? known : undefined
  }

  /** From now on the header is everybody's, and stays as it is. */
  keep({ id, run, header: bytes }: HeaderRow, base: Digest, header: ItemHeader): void {
    this.#forget(id)
    this.#known.set(id, { run, bytes, base, header: frozen(header) })
    this.#bytes += bytes.length
    for (const oldest of this.#known.keys()) {
      if (this.#bytes <= MOST_BYTES) return
      this.#forget(oldest)
    }
  }

  #forget(id: string): void {
    this.#bytes -= this.#known.get(id)?.bytes.length ?? 0
    this.#known.delete(id)
  }
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const member of Object.values(value)) frozen(member)
  return Object.freeze(value)
}
