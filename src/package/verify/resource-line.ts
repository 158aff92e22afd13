import { sha256Hex } from '#trust/platform'
import { sha256 } from '../../evidence/digest.ts'
import { Bytes, isAscii } from './bytes.ts'
import { textOf } from './lines.ts'
import { arrayEnd, bytesOfText, literalEnd, NO, objectEnd, plainEnd, stringEnd } from './scan.ts'
import { checkedValue } from './strict-json.ts'

const DIGEST = bytesOfText('{"digest":')
const GAPS = bytesOfText(',"gaps":')
const ID = bytesOfText(',"id":')
const NAME = bytesOfText(',"name":')
const OBSERVED = bytesOfText(',"observed":')
const OBSERVED_DIGEST = bytesOfText(',"observedDigest":')
const REGION = bytesOfText(',"region":')
const SETTINGS = bytesOfText(',"settings":')
const OPEN = bytesOfText('\0{')
const NULL = bytesOfText('null')
const CLOSE = bytesOfText('}')
/** `"sha256:`, 64 digits, `"`. */
const DIGEST_SIZE = 73
const HEX_AT = 8
const QUOTE = 0x22

/**
 * A resource as nearly every one is spelled, taken from its line without making values of it. {@link read} says whether it is such a
 * resource and all its digests hold; false is no verdict.
 */
export class ResourceLine {
  #bytes: Uint8Array = new Uint8Array(0)
  #digest = 0
  #gaps = 0
  #nameEnd = 0
  #observedDigest = NO
  #region = 0
  #regionEnd = 0
  readonly #leaf = new Bytes()
  /** Where the opening quote of the id is. */
  id = 0
  gapCount = 0

  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.#bytes = bytes
    this.#digest = literalEnd(bytes, start, DIGEST)
    this.#gaps = literalEnd(bytes, this.#digest + DIGEST_SIZE, GAPS)
    const gapsEnd = arrayEnd(bytes, this.#gaps, 1)
    this.id = literalEnd(bytes, gapsEnd, ID)
    this.#nameEnd = stringEnd(bytes, literalEnd(bytes, plainEnd(bytes, this.id), NAME))
    this.#region = this.#readObserved(literalEnd(bytes, this.#nameEnd, REGION) === NO)
    this.#regionEnd = stringEnd(bytes, literalEnd(bytes, this.#region, REGION))
    const settings = literalEnd(bytes, this.#regionEnd, SETTINGS)
    const settingsEnd = objectEnd(bytes, settings, 1)
    if (settingsEnd === NO || literalEnd(bytes, settingsEnd, CLOSE) !== end) return false
    if (!isDigest(bytes, this.#digest, bytes.subarray(settings, settingsEnd))) return false
    if (gapsEnd === this.#gaps + 2) {
      this.gapCount = 0
      return true
    }
    return this.#gapsHold(textOf(bytes, this.#gaps, gapsEnd), textOf(bytes, settings, settingsEnd))
  }

  /** RFC 6962 leaf of the resource that was read (evidence/item.ts): its members as they are spelled, with digests for settings and observed. */
  leaf(): Buffer {
    const bytes = this.#bytes
    const leaf = this.#leaf
    leaf.clear()
    leaf.add(OPEN)
    leaf.add(bytes, this.#gaps - GAPS.length + 1, this.#nameEnd)
    leaf.add(OBSERVED)
    if (this.#observedDigest === NO) leaf.add(NULL)
    else leaf.add(bytes, this.#observedDigest, this.#observedDigest + DIGEST_SIZE)
    leaf.add(bytes, this.#region, this.#regionEnd)
    leaf.add(SETTINGS)
    leaf.add(bytes, this.#digest, this.#digest + DIGEST_SIZE)
    leaf.add(CLOSE)
    return sha256(leaf.view())
  }

  /** Answers where the members behind go on. */
  #readObserved(there: boolean): number {
    this.#observedDigest = NO
    if (!there) return this.#nameEnd
    const bytes = this.#bytes
    const observed = literalEnd(bytes, this.#nameEnd, OBSERVED)
    const end = objectEnd(bytes, observed, 1)
    const digest = literalEnd(bytes, end, OBSERVED_DIGEST)
    if (digest === NO || !isDigest(bytes, digest, bytes.subarray(observed, end))) return NO
    this.#observedDigest = digest
    return digest + DIGEST_SIZE
  }

  #gapsHold(gaps: string, settings: string): boolean {
    const list = checkedValue(gaps) as unknown[]
    const values = checkedValue(settings) as object
    this.gapCount = list.length
    return list.every(gap => isGap(gap) && !(gap.field in values))
  }
}

const MEMBERS = ['action', 'detail', 'field', 'reason']

function isGap(gap: unknown): gap is { field: string } {
  if (typeof gap !== 'object' || gap === null || Array.isArray(gap)) return false
  return 'field' in gap && typeof gap.field === 'string' && Object.keys(gap).every(key => MEMBERS.includes(key))
}

/** Is there, from `at` on, the digest of `content`? */
function isDigest(bytes: Uint8Array, at: number, content: Uint8Array): boolean {
  return (
    isAscii(bytes, at, '"sha256:') &&
    isAscii(bytes, at + HEX_AT, sha256Hex(content)) &&
    bytes[at + DIGEST_SIZE - 1] === QUOTE
  )
}
