import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { signWith } from '../../src/trust/keys/local-signer.ts'
import { lowS } from '../../src/trust/low-s.ts'

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const HALF = '7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8'

/** s of a signature in DER, in 64 hex digits. */
function sOf(der: Buffer): string {
  const at = 4 + der.readUInt8(3)
  return der
    .subarray(at + 2)
    .toString('hex')
    .padStart(64, '0')
    .slice(-64)
}

test('signatures are in the lower half, verify, and are DER as openssl writes it', async () => {
  const signer = signWith(privateKey)
  for (let round = 0; round < 300; round++) {
    const data = Buffer.from(`data ${round}`)
    const signature = await signer(data)
    expect(sOf(signature) <= HALF).toBe(true)
    expect(verify('sha256', data, createPublicKey(privateKey), signature)).toBe(true)
    // From r and s in the other encoding back to the same DER.
    const [r, s] = [signature.subarray(4, 4 + signature.readUInt8(3)).toString('hex'), sOf(signature)]
    const raw = Buffer.from(r.padStart(64, '0').slice(-64) + s, 'hex')
    expect(verify('sha256', data, { key: createPublicKey(privateKey), dsaEncoding: 'ieee-p1363' }, raw)).toBe(true)
    expect([0x30, signature.length - 2]).toEqual([...signature.subarray(0, 2)])
  }
})

test('a signature that is in the lower half already is left alone; the other becomes it', () => {
  const data = Buffer.from('data')
  const seen = new Set<boolean>()
  for (let round = 0; round < 200; round++) {
    const signature = sign('sha256', data, { key: privateKey, dsaEncoding: 'der' })
    const low = sOf(signature) <= HALF
    seen.add(low)
    expect(lowS(signature).equals(signature)).toBe(low)
    expect(verify('sha256', data, createPublicKey(privateKey), lowS(signature))).toBe(true)
    expect(lowS(lowS(signature))).toEqual(lowS(signature))
  }
  expect(seen.size).toBe(2)
})
