import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { certificatePem, selfSigned } from '../../../src/trust/keys/certificate.ts'
import { KeyStore } from '../../../src/trust/keys/key-store.ts'
import { localSigner } from '../../../src/trust/keys/local-signer.ts'
import { fingerprintOf } from '../../../src/trust/signer.ts'
import { hasAll } from '../../kit/machine.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exhibit-keys-'))
})

describe('the key store', () => {
  test('makes one key, readable by its owner only, and keeps it', async () => {
    const store = new KeyStore(join(folder, 'keys'))
    const first = await store.signer()
    const again = await new KeyStore(join(folder, 'keys')).signer()
    expect(again.certificate).toEqual(first.certificate)
    const fingerprint = fingerprintOf(first.certificate)
    expect((await stat(join(folder, 'keys', fingerprint, 'key.pem'))).mode & 0o777).toBe(0o600)
    expect((await readdir(join(folder, 'keys'))).sort()).toEqual([fingerprint, 'current'].sort())
  })

  test('starts at the same moment agree on one key', async () => {
    const signers = await Promise.all(Array.from({ length: 8 }, () => new KeyStore(folder).signer()))
    expect(new Set(signers.map(({ certificate }) => fingerprintOf(certificate))).size).toBe(1)
    expect(await new KeyStore(folder).list()).toHaveLength(1)
  })

  test('refuses a key that others may read, and says what to do', async () => {
    const store = new KeyStore(folder)
    const path = join(folder, fingerprintOf((await store.signer()).certificate), 'key.pem')
    await chmod(path, 0o640)
    await expect(store.signer()).rejects.toThrow(`chmod 600 ${path}`)
    await expect(store.signer()).rejects.toMatchObject({ code: 'KEY_PERMISSIONS' })
  })

  test('after a rotation the old key is listed and can sign no more', async () => {
    const store = new KeyStore(folder)
    const old = fingerprintOf((await store.signer()).certificate)
    const now = fingerprintOf((await store.rotate()).certificate)
    expect(now).not.toBe(old)
    const keys = await store.list()
    expect(keys.map(({ fingerprint, status }) => [fingerprint, status])).toEqual([
      [now, 'current'],
      [old, 'past'],
    ])
    expect(keys[0]?.until).toBeNull()
    expect(keys[1]?.until).toMatch(/Z$/)
    expect(keys[1]?.publicKey).toContain('BEGIN PUBLIC KEY')
    expect(await readdir(join(folder, old))).not.toContain('key.pem')
    expect(fingerprintOf((await store.signer()).certificate)).toBe(now)
  })

  test('takes no certificate that is not valid now', async () => {
    const store = new KeyStore(folder)
    const own = await store.signer()
    const { publicKey } = new X509Certificate(own.certificate)
    const old = await selfSigned(publicKey, own.sign, { commonName: 'Old' }, new Date('2001-01-01T00:00:00Z'))
    await expect(store.certify(certificatePem([old]))).rejects.toMatchObject({ code: 'CERTIFICATE_NOT_VALID' })
    expect(await store.list()).toHaveLength(1)
  })

  test('adopting a key kept elsewhere lists it as the current one', async () => {
    const store = new KeyStore(folder)
    const own = await store.signer()
    const elsewhere = await new KeyStore(join(folder, 'other')).signer()
    await store.adopt(elsewhere)
    await store.adopt(elsewhere)
    const keys = await store.list()
    expect(keys.find(({ status }) => status === 'current')?.fingerprint).toBe(fingerprintOf(elsewhere.certificate))
    expect(keys.find(({ status }) => status === 'past')?.fingerprint).toBe(fingerprintOf(own.certificate))
  })

  test('back from a key kept elsewhere, a new local key signs, and all three are listed', async () => {
    const store = new KeyStore(folder)
    await store.signer()
    await store.adopt(await new KeyStore(join(folder, 'other')).signer())
    const now = fingerprintOf((await store.signer()).certificate)
    const keys = await store.list()
    expect(keys.map(({ status }) => status).sort()).toEqual(['current', 'past', 'past'])
    expect(keys.find(({ status }) => status === 'current')?.fingerprint).toBe(now)
  })

  test('a local key that is lost is an error, never silently a new one', async () => {
    const store = new KeyStore(folder)
    await rm(join(folder, fingerprintOf((await store.signer()).certificate), 'key.pem'))
    await expect(store.signer()).rejects.toMatchObject({ code: 'KEY_UNREADABLE' })
  })

  test('a directory that cannot be written is said so', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(new KeyStore(join(folder, 'file')).signer()).rejects.toMatchObject({ name: 'KeyError' })
  })
})

describe.skipIf(!hasAll('openssl'))("the user's own key", () => {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const files = () => ({ key: join(folder, 'key.pem'), certificate: join(folder, 'cert.pem') })

  beforeEach(() => {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '30',
      '-subj',
      '/CN=Acme CA',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
    )
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'key.pem')
    openssl('req', '-new', '-key', 'key.pem', '-subj', '/CN=Acme evidence', '-out', 'csr.pem')
    openssl('x509', '-req', '-in', 'csr.pem', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-days', '10', '-out', 'leaf.pem')
  })

  const write = async (...certificates: string[]) => {
    const texts = await Promise.all(certificates.map(name => readFile(join(folder, name), 'utf8')))
    await writeFile(join(folder, 'cert.pem'), texts.join(''))
  }

  test('comes with its certificate and those above it', async () => {
    await write('leaf.pem', 'ca.pem')
    const signer = await localSigner(files())
    expect(signer.chain).toHaveLength(1)
    expect((await signer.sign(Buffer.from('x')))[0]).toBe(0x30)
  })

  test.each([
    ['the certificate of another key', ['ca.pem'], 'CERTIFICATE_MISMATCH'],
    ['an issuer missing in between', ['leaf.pem', 'leaf.pem'], 'CERTIFICATE_MISMATCH'],
    ['no certificate', ['key.pem'], 'CERTIFICATE_UNREADABLE'],
  ])('%s is refused', async (_, certificates, code) => {
    await write(...certificates)
    await expect(localSigner(files())).rejects.toMatchObject({ code })
  })

  test.each([
    ['secp384r1', 'KEY_NOT_P256'],
    ['secp256k1', 'KEY_NOT_P256'],
  ])('a key on %s is refused', async (curve, code) => {
    await write('leaf.pem')
    openssl('ecparam', '-name', curve, '-genkey', '-noout', '-out', 'key.pem')
    await expect(localSigner(files())).rejects.toMatchObject({ code })
  })

  test('a file without a key is refused, and its text is not repeated', async () => {
    await write('leaf.pem')
    await writeFile(join(folder, 'key.pem'), 'hunter2')
    const refused = await localSigner(files()).catch(error => error)
    expect(refused).toMatchObject({ code: 'KEY_UNREADABLE' })
    expect(`${refused.message} ${refused.cause}`).not.toContain('hunter2')
  })
})
