/** Order of P-256, and half of it (SEC 2, section 2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const HALF = ORDER >> 1n

/**
 * The one of the two P-256 signatures (r, s) and (r, n - s), which say the same, whose s is in the lower half. `der` must be a SEQUENCE of two
 * INTEGERs as crypto libraries write it.
 */
export function lowS(der: Uint8Array): Buffer {
  const rEnd = 4 + (der[3] ?? 0)
  const s = BigInt(`0x${Buffer.from(der.subarray(rEnd + 2)).toString('hex')}`)
  if (s <= HALF) return Buffer.from(der)
  const r = der.subarray(2, rEnd)
  const low = integer(ORDER - s)
  return Buffer.concat([Buffer.from([0x30, r.length + low.length]), r, low])
}

/** DER INTEGER of a positive number. */
function integer(value: bigint): Buffer {
  const digits = value.toString(16)
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex')
  const padded = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes
  return Buffer.concat([Buffer.from([0x02, padded.length]), padded])
}
