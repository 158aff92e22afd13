import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'

/** What the verifier uses of `node:crypto`, for a browser: hashes, which must be had at once and in steps. */
const HASHES = { sha1, sha256, sha384, sha512 } as const
type Name = keyof typeof HASHES

const bytesOf = (data: string | Uint8Array): Uint8Array => (typeof data === 'string' ? Buffer.from(data) : data)
const encoded = (digest: Uint8Array, encoding: 'buffer' | 'hex'): Buffer | string =>
  encoding === 'hex' ? Buffer.from(digest).toString('hex') : Buffer.from(digest)

class Hash {
  readonly #hash: { update(data: Uint8Array): unknown; digest(): Uint8Array }

  constructor(name: Name) {
    this.#hash = HASHES[name].create()
  }

  update(data: string | Uint8Array): this {
    this.#hash.update(bytesOf(data))
    return this
  }

  digest(encoding: 'buffer' | 'hex' = 'buffer'): Buffer | string {
    return encoded(this.#hash.digest(), encoding)
  }
}

export const createHash = (name: Name): Hash => new Hash(name)

export const hash = (name: Name, data: string | Uint8Array, encoding: 'buffer' | 'hex' = 'hex'): Buffer | string =>
  encoded(HASHES[name](bytesOf(data)), encoding)
