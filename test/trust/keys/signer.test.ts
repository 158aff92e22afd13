import { execFile } from 'node:child_process'
import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { sha256 } from '../../../src/evidence/digest.ts'
import { certificatePem, selfSigned } from '../../../src/trust/keys/certificate.ts'
import { KeyStore } from '../../../src/trust/keys/key-store.ts'
import { kmsSigner } from '../../../src/trust/keys/kms-signer.ts'
import { openSigner } from '../../../src/trust/keys/open-signer.ts'
import { fingerprintOf, type Signer } from '../../../src/trust/signer.ts'
import { hasAll } from '../../kit/machine.ts'
import { hasMoto, type Moto, startMoto } from './moto.ts'

const run = promisify(execFile)
const directory = () => mkdtemp(join(tmpdir(), 'exhibit-signer-'))

/** What every signer must do, whoever holds the key. */
function conforms(open: () => Promise<Signer>): void {
  let signer: Signer
  beforeAll(async () => {
    signer = await open()
  })

  test.skipIf(!hasAll('openssl'))(
    'signatures are DER ECDSA with SHA-256 that Node and openssl verify with the certificate',
    async () => {
      const data = Buffer.from('監査 '.repeat(500))
      const signature = await signer.sign(data)
      const { publicKey } = new X509Certificate(signer.certificate)
      expect(signature[0]).toBe(0x30)
      expect(verify('sha256', data, { key: publicKey, dsaEncoding: 'der' }, signature)).toBe(true)

      const folder = await directory()
      const file = (name: string) => join(folder, name)
      await writeFile(file('data'), data)
      await writeFile(file('sig'), signature)
      await writeFile(file('signer.pem'), certificatePem([signer.certificate]))
      const { stdout: key } = await run('openssl', ['x509', '-in', file('signer.pem'), '-pubkey', '-noout'])
      await writeFile(file('key.pem'), key)
      const checked = await run('openssl', [
        'dgst',
        '-sha256',
        '-verify',
        file('key.pem'),
        '-signature',
        file('sig'),
        file('data'),
      ])
      expect(checked.stdout).toContain('Verified OK')
    },
  )

  test('changed data does not verify', async () => {
    const signature = await signer.sign(Buffer.from('a'))
    const { publicKey } = new X509Certificate(signer.certificate)
    expect(verify('sha256', Buffer.from('b'), { key: publicKey, dsaEncoding: 'der' }, signature)).toBe(false)
  })

  test.skipIf(!hasAll('openssl'))('the certificate is self-signed, for signing documents, on P-256', async () => {
    const certificate = new X509Certificate(signer.certificate)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.ca).toBe(false)
    expect(createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })).asymmetricKeyDetails).toEqual(
      {
        namedCurve: 'prime256v1',
      },
    )
    expect(fingerprintOf(signer.certificate)).toBe(certificate.fingerprint256.replaceAll(':', '').toLowerCase())
    const folder = await directory()
    await writeFile(join(folder, 's.pem'), certificatePem([signer.certificate]))
    const { stdout } = await run('openssl', ['x509', '-in', join(folder, 's.pem'), '-noout', '-text'])
    expect(stdout).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/)
  })

  test('signs many things at once', async () => {
    const { publicKey } = new X509Certificate(signer.certificate)
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => signer.sign(Buffer.from([n]))))
    for (const [n, signature] of all.entries())
      expect(verify('sha256', Buffer.from([n]), { key: publicKey, dsaEncoding: 'der' }, signature)).toBe(true)
  })
}

describe('a local key', () => conforms(async () => new KeyStore(await directory()).signer()))

if (!hasMoto) {
  if (process.env.CI) throw new Error('moto_server is missing, and in CI nothing may be left out')
  console.warn('left out: the AWS KMS signer (moto_server is not installed)')
}

describe.runIf(hasMoto)('a key in AWS KMS', () => {
  let moto: Moto
  let client: KMSClient
  const create = async (KeySpec: 'ECC_NIST_P256' | 'ECC_NIST_P384') =>
    (await client.send(new CreateKeyCommand({ KeySpec, KeyUsage: 'SIGN_VERIFY' }))).KeyMetadata?.KeyId ?? ''

  beforeAll(async () => {
    moto = await startMoto()
    client = new KMSClient({
      endpoint: moto.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    })
  })
  afterAll(() => {
    client?.destroy()
    moto?.stop()
  })

  conforms(async () => kmsSigner({ client, keyId: await create('ECC_NIST_P256') }))

  test('the certificate given again gives the same fingerprint, and one of another key is refused', async () => {
    const [keyId, other] = [await create('ECC_NIST_P256'), await create('ECC_NIST_P256')]
    const first = await kmsSigner({ client, keyId })
    const certificate = certificatePem([first.certificate])
    const second = await kmsSigner({ client, keyId, certificate })
    expect(fingerprintOf(second.certificate)).toBe(fingerprintOf(first.certificate))
    await expect(kmsSigner({ client, keyId: other, certificate })).rejects.toMatchObject({
      code: 'CERTIFICATE_MISMATCH',
    })
  })

  test('bears the certificate that an authority issued for it, from one start to the next', async () => {
    const keyId = await create('ECC_NIST_P256')
    const kept = await directory()
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
    onTestFinished(() => void vi.unstubAllEnvs())
    const open = () => openSigner({ directory: kept, kmsKeyId: keyId, endpoint: moto.endpoint, region: 'us-east-1' })
    const first = await open()
    const { publicKey } = new X509Certificate(first.certificate)
    const issued = await selfSigned(publicKey, first.sign, { commonName: 'As issued' })
    const fingerprint = await new KeyStore(kept).certify(certificatePem([issued]))
    expect(fingerprintOf((await open()).certificate)).toBe(fingerprint)
    expect((await new KeyStore(kept).list()).map(({ status }) => status)).toEqual(['current', 'past'])
  })

  test('of a message too long for KMS the digest is signed', async () => {
    const signer = await kmsSigner({ client, keyId: await create('ECC_NIST_P256') })
    const data = Buffer.alloc(10_000, 'x')
    const signature = await signer.sign(data)
    const { publicKey } = new X509Certificate(signer.certificate)
    // moto signs a digest as if it were the message, so the digest is what its signature is over; AWS signs it as it is.
    expect(verify('sha256', sha256(data), { key: publicKey, dsaEncoding: 'der' }, signature)).toBe(true)
  })

  test('a key of another kind, and one that does not exist, are refused', async () => {
    await expect(kmsSigner({ client, keyId: await create('ECC_NIST_P384') })).rejects.toMatchObject({
      code: 'KEY_NOT_P256',
    })
    await expect(kmsSigner({ client, keyId: 'alias/none' })).rejects.toMatchObject({ code: 'KMS_FAILED' })
  })
})
