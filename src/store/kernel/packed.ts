import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { StoreError } from './error.ts'

// What differs from run to run is mostly digests, ids and times. As text they take twice their bytes, and compression
// finds nothing in them: they stand behind the text as bytes, and the text, which is nearly the same in every row, is
// deflated against a dictionary. Rows of before begin with what is no valid first byte here.

const MARK = 0xff
/** Of a Date, in milliseconds. */
const LAST_MOMENT = 8.64e15
/** Changing it makes stored rows unreadable. */
const DICTIONARY = Buffer.from(
  '"resource":"arn:aws:s3:::","resource":"arn:aws:iam:::role/"},{"id":"~u"},{"id":"~u"}]],["~t","~t",[{"id":"~u"}]],' +
    '["~t",[["~u","~d"],["~u","~d"]]]]["~d","~d","~t","~t",null,0,[["~t","~t",[{"id":"~u"}]]]]',
)

const DIGEST = /^sha256:[0-9a-f]{64}$/
const HASH = /^[0-9a-f]{64}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** JSON as few bytes. */
export function pack(value: unknown): Buffer {
  const parts: Buffer[] = []
  let last = 0
  const text = JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== 'string') return member
    if (DIGEST.test(member)) return kept('~d', Buffer.from(member.slice(7), 'hex'))
    if (HASH.test(member)) return kept('~h', Buffer.from(member, 'hex'))
    if (UUID.test(member)) return kept('~u', Buffer.from(member.replaceAll('-', ''), 'hex'))
    const at = TIME.test(member) ? Date.parse(member) : Number.NaN
    if (!Number.isNaN(at) && new Date(at).toISOString() === member) return keptTime(at)
    return member.startsWith('~') ? `~${member}` : member
  })
  function kept(mark: string, bytes: Buffer): string {
    parts.push(bytes)
    return mark
  }
  function keptTime(at: number): string {
    const bytes = varint(at - last)
    last = at
    return kept('~t', bytes)
  }
  const body = deflateRawSync(text, { dictionary: DICTIONARY })
  return Buffer.concat([Buffer.from([MARK]), varint(body.length), body, ...parts])
}

/** Whether bytes were made by {@link pack}: no deflated data begins like that. */
export const isPacked = (bytes: Buffer): boolean => bytes[0] === MARK

/** Throws `corrupt` on what {@link pack} did not make. */
export function unpack(bytes: Buffer): unknown {
  try {
    return unpacked(bytes)
  } catch (error) {
    throw error instanceof StoreError ? error : cut(error)
  }
}

function unpacked(bytes: Buffer): unknown {
  const from = new Taken(bytes)
  const body = from.take(from.number())
  // Most are small: room for what they become, in the place of the usual 16 kB.
  const chunkSize = Math.min(16_384, Math.max(1024, 8 * body.length))
  const value = filled(JSON.parse(inflateRawSync(body, { dictionary: DICTIONARY, chunkSize }).toString()), from)
  from.end()
  return value
}

/** With what its marks stand for, in the order in which {@link pack} met them; a list or an object is changed in its place. */
function filled(value: unknown, from: Taken): unknown {
  if (typeof value === 'string') return value.startsWith('~') ? from.marked(value) : value
  if (typeof value !== 'object' || value === null) return value
  const members = value as Record<string, unknown>
  for (const key of Object.keys(members)) members[key] = filled(members[key], from)
  return value
}

const uuidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

/** A whole number, negative ones too, in seven bits a byte. */
function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value < 0 ? -2 * value - 1 : 2 * value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
}

class Taken {
  readonly #bytes: Buffer
  #at = 1
  #moment = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  take(length: number): Buffer {
    const from = this.#pass(length)
    return this.#bytes.subarray(from, this.#at)
  }

  number(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.#pass(1)] ?? 0
      value += (byte % 128) * factor
      if (byte < 128) return value % 2 === 1 ? -(value + 1) / 2 : value / 2
    }
  }

  marked(mark: string): string {
    if (mark === '~d') return `sha256:${this.#hex(32)}`
    if (mark === '~h') return this.#hex(32)
    if (mark === '~u') return uuidOf(this.#hex(16))
    if (mark !== '~t') return mark.slice(1)
    this.#moment += this.number()
    if (!(Math.abs(this.#moment) <= LAST_MOMENT)) throw cut()
    return new Date(this.#moment).toISOString()
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw cut()
  }

  #hex(length: number): string {
    const from = this.#pass(length)
    return this.#bytes.toString('hex', from, this.#at)
  }

  /** Goes on by so many bytes; gives where they begin. */
  #pass(length: number): number {
    const from = this.#at
    this.#at += length
    if (length < 0 || this.#at > this.#bytes.length) throw cut()
    return from
  }
}

const cut = (cause?: unknown) => new StoreError('corrupt', 'What was stored is not whole.', cause)
