import type { SignatureHash } from '../../src/trust/platform.ts'
import { algorithmOf, type UsableAlgorithm } from './key-algorithm.ts'

const HASHES: Readonly<Record<SignatureHash, string>> = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' }

/** As src/trust/platform.ts says. */
export async function verifySignature(
  key: Uint8Array,
  hash: SignatureHash,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    const algorithm = algorithmOf(key)
    if (algorithm.name === 'another') return false
    const publicKey = await importKey(key, algorithm, hash)
    const value = algorithm.name === 'ECDSA' ? rawSignature(signature, algorithm.size) : signature
    if (!value) return false
    const parameters = { name: algorithm.name, hash: HASHES[hash] }
    return await crypto.subtle.verify(parameters, publicKey, Uint8Array.from(value), Uint8Array.from(data))
  } catch {
    return false
  }
}

export const verifyP256 = (key: Uint8Array, data: Uint8Array, signature: Uint8Array): Promise<boolean> =>
  verifySignature(key, 'sha256', data, signature)

/** Rejects what is no key of its algorithm, such as a point that is not on its curve. */
export function importKey(
  key: Uint8Array,
  algorithm: UsableAlgorithm,
  hash: SignatureHash,
): Promise<Awaited<ReturnType<typeof crypto.subtle.importKey>>> {
  const parameters =
    algorithm.name === 'ECDSA'
      ? { name: algorithm.name, namedCurve: algorithm.curve }
      : { name: algorithm.name, hash: HASHES[hash] }
  return crypto.subtle.importKey('spki', Uint8Array.from(key), parameters, false, ['verify'])
}

/** r and s of `size` bytes each, from a DER SEQUENCE of two positive INTEGERs in their shortest form; null for anything else. */
export function rawSignature(der: Uint8Array, size: number): Uint8Array | null {
  const long = der[1] === 0x81
  const start = long ? 3 : 2
  const length = der[start - 1] ?? 0
  if (der[0] !== 0x30 || length !== der.length - start || length >= 0x80 !== long) return null
  const r = integerAt(der, start, size)
  const s = r && integerAt(der, r.end, size)
  if (!r || !s || s.end !== der.length) return null
  const raw = new Uint8Array(2 * size)
  raw.set(r.value, size - r.value.length)
  raw.set(s.value, 2 * size - s.value.length)
  return raw
}

function integerAt(der: Uint8Array, start: number, size: number): { value: Uint8Array; end: number } | null {
  const length = der[start + 1] ?? 0
  const end = start + 2 + length
  const [first = 0, second = 0] = der.subarray(start + 2, end)
  if (der[start] !== 0x02 || length < 1 || length > size + 1 || end > der.length || first >= 0x80) return null
  const padded = first === 0 && length > 1
  if ((padded && second < 0x80) || (length === size + 1 && !padded)) return null
  return { value: der.subarray(start + (padded ? 3 : 2), end), end }
}
