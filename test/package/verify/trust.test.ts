import { X509Certificate } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { VerifyOptionError, verifyPackage } from '../../../src/package/verify/index.ts'
import { certificatePem } from '../../../src/trust/keys/certificate.ts'
import { KeyStore } from '../../../src/trust/keys/key-store.ts'
import { localSigner } from '../../../src/trust/keys/local-signer.ts'
import { fingerprintOf } from '../../../src/trust/signer.ts'
import { hasAll } from '../../kit/machine.ts'
import { folder, type Made, makePackage, newSigner, run } from '../workbench.ts'

const codes = async (...args: Parameters<typeof verifyPackage>) =>
  (await verifyPackage(...args)).failures.map(({ code, file }) => `${code} ${file}`)

describe('a self-signed key', () => {
  let made: Made
  beforeAll(async () => {
    made = await makePackage()
  })

  test('is unpinned by itself, and says whose it is', async () => {
    const { trust, signer, source, timestamp } = await verifyPackage(made.path)
    expect([trust, source?.kind, timestamp]).toEqual(['unpinned', 'aws', null])
    expect(signer).toMatchObject({ fingerprint: made.fingerprint, subject: 'CN=Exhibit signing key' })
  })

  test('is pinned by its fingerprint, however it is written, and by its key', async () => {
    const colons = new X509Certificate(made.signer.certificate).fingerprint256
    const pem = certificatePem([made.signer.certificate])
    const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'pem' }) as string
    for (const options of [
      { fingerprint: made.fingerprint },
      { fingerprint: `SHA256:${colons}` },
      { key: pem },
      { key },
    ])
      expect(await verifyPackage(made.path, options)).toMatchObject({ valid: true, trust: 'pinned' })
  })

  test('fails where another was asked for', async () => {
    const other = await newSigner()
    const pem = certificatePem([other.certificate])
    for (const options of [{ fingerprint: fingerprintOf(other.certificate) }, { key: pem }])
      expect(await codes(made.path, options)).toEqual(['SIGNER_NOT_PINNED signer.pem'])
    expect(await codes(made.path, { ca: pem })).toEqual(['SIGNER_UNTRUSTED signer.pem'])
  })

  test('options that cannot be understood are the error of the caller', async () => {
    for (const options of [{ fingerprint: 'ab:cd' }, { key: 'no pem' }, { ca: '' }])
      await expect(verifyPackage(made.path, options)).rejects.toBeInstanceOf(VerifyOptionError)
  })

  test('verifies after the key was rotated', async () => {
    const store = new KeyStore(await folder())
    const old = await makePackage(makeData(), await store.signer())
    await store.rotate()
    const past = (await store.list()).find(({ status }) => status === 'past')
    expect(await verifyPackage(old.path, { fingerprint: past?.fingerprint ?? '' })).toMatchObject({
      valid: true,
      trust: 'pinned',
    })
    expect(await verifyPackage(old.path, { key: past?.publicKey ?? '' })).toMatchObject({
      valid: true,
      trust: 'pinned',
    })
  })
})

describe.skipIf(!hasAll('openssl'))('a certificate of an authority', () => {
  let place: string
  let made: Made
  const text = (name: string) => readFile(join(place, name), 'utf8')
  const openssl = (...args: string[]) => run(place, 'openssl', ...args)
  const request = (name: string) =>
    openssl('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-out', `${name}.csr`)
  const issue = async (name: string, by: string, ca: boolean) => {
    await openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`)
    await request(name)
    await writeFile(join(place, 'ext'), `basicConstraints=critical,CA:${String(ca).toUpperCase()}\n`)
    const signing = by === name ? ['-key', `${name}.key`] : ['-CA', `${by}.pem`, '-CAkey', `${by}.key`]
    await openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...signing,
      '-extfile',
      'ext',
      '-out',
      `${name}.pem`,
      '-days',
      '3650',
    )
  }

  beforeAll(async () => {
    place = await folder()
    await issue('root', 'root', true)
    await issue('middle', 'root', true)
    await issue('leaf', 'middle', false)
    await issue('stranger', 'stranger', true)
    await issue('child', 'leaf', false)
    await writeFile(join(place, 'chain.pem'), (await text('leaf.pem')) + (await text('middle.pem')))
    const signer = await localSigner({ key: join(place, 'leaf.key'), certificate: join(place, 'chain.pem') })
    // The certificates begin now, so the package must be of now.
    made = await makePackage({ ...makeData(), created: new Date(Date.now() + 60_000).toISOString() }, signer)
  })

  test('is trusted through the certificates in signer.pem', async () => {
    expect(await verifyPackage(made.path, { ca: await text('root.pem') })).toMatchObject({ valid: true, trust: 'ca' })
    expect(await verifyPackage(made.path, { ca: await text('middle.pem') })).toMatchObject({ valid: true, trust: 'ca' })
    const bundle = `# bundle\n${await text('stranger.pem')}\n${await text('root.pem')}`
    expect(await verifyPackage(made.path, { ca: bundle })).toMatchObject({ valid: true, trust: 'ca' })
    expect(await verifyPackage(made.path)).toMatchObject({ valid: true, trust: 'unpinned' })
  })

  test('is not trusted under another authority, after its time, or through one that may not issue', async () => {
    expect(await codes(made.path, { ca: await text('stranger.pem') })).toEqual(['SIGNER_UNTRUSTED signer.pem'])
    const late = await makePackage({ ...makeData(), created: '2046-01-01T00:00:00.000Z' }, made.signer)
    expect(await codes(late.path, { ca: await text('root.pem') })).toEqual(['SIGNER_UNTRUSTED signer.pem'])

    const child = await localSigner({ key: join(place, 'child.key'), certificate: join(place, 'child.pem') })
    const chain = [made.signer.certificate, ...(made.signer.chain ?? [])]
    const forged = await makePackage(
      { ...makeData(), created: new Date(Date.now() + 60_000).toISOString() },
      { ...child, chain },
    )
    expect(await codes(forged.path, { ca: await text('root.pem') })).toEqual(['SIGNER_UNTRUSTED signer.pem'])
  })
})
