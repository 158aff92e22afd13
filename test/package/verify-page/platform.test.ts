import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import * as command from '../../../src/trust/platform.ts'
import { crc32 as pageCrc32 } from '../../../web/verify/machine/crc32.ts'
import * as page from '../../../web/verify/platform.ts'
import { newSigner } from '../workbench.ts'

let certificate: Buffer
beforeAll(async () => {
  certificate = Buffer.from((await newSigner()).certificate)
})

/** Copies with one bit changed: every `step`th. */
function* flips(bytes: Buffer, step = 1): Generator<Buffer> {
  for (let at = 0; at < bytes.length * 8; at += step) {
    const copy = Buffer.from(bytes)
    copy.writeUInt8(copy.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3)
    yield copy
  }
}

/** What a verdict hangs on: null for what cannot sign a package. */
const facts = (parsed: Promise<command.ParsedCertificate>) =>
  parsed.then(
    ({ isP256, key, notBefore, notAfter, purposes }) =>
      isP256 ? { key: Buffer.from(key).toString('hex'), notBefore, notAfter, purposes } : null,
    () => null,
  )

test('command and page take the same for a certificate, whichever bit of one is changed', async () => {
  expect(await page.parseCertificate(certificate)).toMatchObject({ subject: 'CN=Exhibit signing key', isP256: true })
  let refused = 0
  for (const changed of flips(certificate)) {
    const taken = await facts(command.parseCertificate(changed))
    expect([changed.toString('hex'), await facts(page.parseCertificate(changed))]).toEqual([
      changed.toString('hex'),
      taken,
    ])
    if (!taken) refused++
  }
  expect(refused).toBeGreaterThan(1000)
})

test('an integer with a byte too many is refused by both: 0x00 or 0xff before one of the same sign', async () => {
  const serial = certificate.indexOf(Buffer.from([2, 16])) + 2
  for (const [first, second] of [
    [0x00, 0x7f],
    [0xff, 0x80],
  ] as const) {
    const changed = Buffer.from(certificate)
    changed.set([first, second], serial)
    expect(await facts(command.parseCertificate(changed))).toBeNull()
    expect(await facts(page.parseCertificate(changed))).toBeNull()
  }
})

test.each([
  ['ec', { namedCurve: 'P-256' }, 'sha256'],
  ['ec', { namedCurve: 'P-521' }, 'sha512'],
  ['rsa', { modulusLength: 2048 }, 'sha384'],
] as const)('command and page accept the same signatures (%s %o)', async (kind, options, hash) => {
  const { privateKey, publicKey } = generateKeyPairSync(kind as 'ec', options as { namedCurve: string })
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const data = Buffer.from('data')
  const signature = createSign(hash).update(data).sign(privateKey)
  expect(await page.verifySignature(key, hash, data, signature)).toBe(true)
  for (const changed of flips(signature, hash === 'sha256' ? 1 : 5))
    expect(await page.verifySignature(key, hash, data, changed)).toBe(
      await command.verifySignature(key, hash, data, changed),
    )
  for (const changed of [Buffer.concat([signature, Buffer.alloc(1)]), signature.subarray(1), Buffer.alloc(0)])
    expect(await page.verifySignature(key, hash, data, changed)).toBe(false)
})

test('command and page hash the same', () => {
  for (const size of [0, 1, 63, 64, 65, 100_000]) {
    const bytes = randomBytes(size)
    const [theirs, own] = [command.runningSha256(), page.runningSha256()]
    for (const hash of [theirs, own]) for (let at = 0; at < size; at += 999) hash.update(bytes.subarray(at, at + 999))
    expect(own.hex()).toBe(theirs.hex())
    expect(page.sha256Hex(bytes)).toBe(command.sha256Hex(bytes))
    expect(pageCrc32(bytes.subarray(size / 2), pageCrc32(bytes.subarray(0, size / 2), 0))).toBe(crc32(bytes))
  }
})
