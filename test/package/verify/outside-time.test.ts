import { generateKeyPairSync } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { addTimestamp } from '../../../src/package/build/add-timestamp.ts'
import { extractResource } from '../../../src/package/extract/extract.ts'
import { verifyExtract } from '../../../src/package/extract/verify-extract.ts'
import { VerifyOptionError, type VerifyOptions, verifyPackage } from '../../../src/package/verify/index.ts'
import { selfSigned } from '../../../src/trust/keys/certificate.ts'
import { signWith } from '../../../src/trust/keys/local-signer.ts'
import { hasAll } from '../../kit/machine.ts'
import { CA, Issuer, LEAF } from '../../trust/chain/issue.ts'
import { makeToken } from '../../trust/timestamp/make-token.ts'
import { folder, type Made, makePackage } from '../workbench.ts'
import { filesOf, resum, zipped } from './forgery.ts'

const STAMPING = 'extendedKeyUsage=critical,timeStamping'
const DIGICERT = '/C=US/O=DigiCert, Inc./CN=DigiCert SHA256 RSA4096 Timestamp Responder 2025 1'
const minutes = (count: number) => new Date(Date.now() + count * 60_000)

describe.skipIf(!hasAll('openssl'))('the time that an outside authority says', () => {
  let issuer: Issuer
  let made: Made
  beforeAll(async () => {
    issuer = await Issuer.open()
    await issuer.issue('root', { extensions: CA })
    await issuer.issue('middle', { by: 'root', extensions: [...CA, 'extendedKeyUsage=timeStamping'] })
    await issuer.issue('good', { by: 'middle', extensions: [...LEAF, STAMPING] })
    await issuer.issue('self', { subject: DIGICERT, extensions: [...LEAF, STAMPING], days: 900 })
    await issuer.issue('careless', { by: 'root', extensions: [...LEAF, 'extendedKeyUsage=timeStamping'] })
    await issuer.issue('double', {
      by: 'root',
      extensions: [...LEAF, 'extendedKeyUsage=critical,timeStamping,emailProtection'],
    })
    await issuer.issue('web', { by: 'root', extensions: [...LEAF, 'extendedKeyUsage=critical,serverAuth'] })
    await issuer.issue('tls', { by: 'root', extensions: [...CA, 'extendedKeyUsage=serverAuth'] })
    await issuer.issue('below-tls', { by: 'tls', extensions: [...LEAF, STAMPING] })
    await issuer.issue('end', { by: 'root', extensions: LEAF })
    await issuer.issue('below-end', { by: 'end', extensions: [...LEAF, STAMPING] })
    made = await makePackage({ ...makeData(), created: minutes(-60).toISOString() })
  })

  const tokenOver = async (data: Buffer, by: string, time = new Date(), ...others: string[]) =>
    makeToken(
      data,
      {
        certificate: await issuer.der(by),
        key: await readFile(issuer.at(`${by}.key`), 'utf8'),
        others: await Promise.all(others.map(name => issuer.der(name))),
      },
      time,
    )

  /** The package with a token over its signature, or over its checkpoint. */
  async function stamped(by: string, time?: Date, others: string[] = [], over = 'manifest.json.sig', of = made) {
    const files = await filesOf(of.path)
    const as = over === 'manifest.json.sig' ? 'manifest.json.tsr' : `${over}.tsr`
    files.set(as, await tokenOver(files.get(over) ?? Buffer.alloc(0), by, time, ...others))
    resum(files)
    return zipped(files)
  }
  const codes = async (zip: Buffer, options: VerifyOptions = {}) =>
    (await verifyPackage(zip, options)).failures.map(({ code, file }) => `${code} ${file}`)

  test('is said to be unverified unless the reader named an authority that vouches for it', async () => {
    const zip = await stamped('good', new Date(), ['middle'])
    expect(await verifyPackage(zip)).toMatchObject({ valid: true, timestamp: { trust: 'unverified' } })
    const named = await verifyPackage(zip, { tsaCa: await issuer.pem('root') })
    expect(named).toMatchObject({ valid: true, trust: 'unpinned', timestamp: { trust: 'ca', authority: 'CN=good' } })
    const both = `${await issuer.pem('self')}${await issuer.pem('root')}`
    expect(await verifyPackage(zip, { tsaCa: both })).toMatchObject({ valid: true, timestamp: { trust: 'ca' } })

    const checkpoint = await stamped('good', new Date(), ['middle'], 'ledger/checkpoint')
    expect(await verifyPackage(checkpoint)).toMatchObject({ ledger: { timestamp: { trust: 'unverified' } } })
  })

  test('is not vouched for by an authority that named itself, nor one whose chain does not hold', async () => {
    const tsaCa = await issuer.pem('root')
    const untrusted = ['TIMESTAMP_UNTRUSTED manifest.json.tsr']
    const self = await stamped('self')
    expect(await verifyPackage(self)).toMatchObject({ valid: true, timestamp: { trust: 'unverified' } })
    expect(await codes(self, { tsaCa })).toEqual(untrusted)
    expect(await codes(self, { tsaCa: await issuer.pem('self') })).toEqual(untrusted)
    expect(await codes(await stamped('good'), { tsaCa })).toEqual(untrusted)
    expect(await codes(await stamped('below-tls', new Date(), ['tls']), { tsaCa })).toEqual(untrusted)
    expect(await codes(await stamped('below-end', new Date(), ['end']), { tsaCa })).toEqual(untrusted)
    const zip = await stamped('self', new Date(), [], 'ledger/checkpoint')
    expect(await codes(zip, { tsaCa })).toEqual([
      'TIMESTAMP_UNTRUSTED ledger/checkpoint.tsr',
      'TIMESTAMP_MISSING manifest.json.tsr',
    ])
  })

  test.each(['careless', 'double', 'web'])(
    'by a certificate that is not for timestamps alone is none: %s',
    async by => {
      expect(await codes(await stamped(by))).toEqual(['TIMESTAMP_INVALID manifest.json.tsr'])
    },
  )

  test('before the package was made, before its certificate, or after now cannot be', async () => {
    const fresh = await makePackage({ ...makeData(), created: minutes(30).toISOString() })
    for (const over of ['manifest.json.sig', 'ledger/checkpoint']) {
      const as = over === 'manifest.json.sig' ? 'manifest.json.tsr' : `${over}.tsr`
      const now = minutes(60).toISOString()
      const at = (count: number, of: Made) => stamped('self', minutes(count), [], over, of)
      expect(await codes(await at(24, fresh), { now })).toEqual([`TIMESTAMP_BEFORE_PACKAGE ${as}`])
      // Clocks may be five minutes apart.
      expect(await codes(await at(26, fresh), { now })).toEqual([])
      expect(await codes(await at(64, fresh), { now })).toEqual([])
      expect(await codes(await at(66, fresh), { now })).toEqual([`TIMESTAMP_IN_FUTURE ${as}`])
      expect(await codes(await at(6, made))).toEqual([`TIMESTAMP_IN_FUTURE ${as}`])
    }
  })

  test('before the certificate of the signer began cannot be', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const sign = signWith(privateKey)
    const certificate = await selfSigned(publicKey, sign, undefined, minutes(40))
    const early = await makePackage({ ...makeData(), created: minutes(0).toISOString() }, { certificate, sign })
    const zip = await stamped('self', minutes(20), [], 'manifest.json.sig', early)
    expect(await codes(zip, { now: minutes(60).toISOString() })).toEqual([
      'TIMESTAMP_BEFORE_CERTIFICATE manifest.json.tsr',
    ])
  })

  test('is asked for by whoever names its authority: a package without one does not do', async () => {
    const tsaCa = await issuer.pem('root')
    expect(await codes(await readFile(made.path), { tsaCa })).toEqual(['TIMESTAMP_MISSING manifest.json.tsr'])
    await expect(verifyPackage(made.path, { tsaCa: 'no pem' })).rejects.toBeInstanceOf(VerifyOptionError)
  })

  test('counts in the same way for one resource alone', async () => {
    const path = join(await folder(), 'package.zip')
    await writeFile(path, await stamped('good', new Date(), ['middle']))
    const extract = JSON.stringify(await extractResource(path, { id: 'arn:aws:s3:::bucket-00000001' }))
    expect(await verifyExtract(extract)).toMatchObject({ valid: true, timestamp: { trust: 'unverified' } })
    expect(await verifyExtract(extract, { tsaCa: await issuer.pem('root') })).toMatchObject({
      ...{ valid: true, timestamp: { trust: 'ca' } },
    })
    const { failures } = await verifyExtract(extract, { tsaCa: await issuer.pem('self') })
    expect(failures.map(({ code }) => code)).toEqual(['TIMESTAMP_UNTRUSTED'])
    const late = await verifyExtract(extract, { now: minutes(-30).toISOString() })
    expect(late.failures.map(({ code }) => code)).toEqual(['TIMESTAMP_IN_FUTURE'])
  })

  test('that cannot be is not put into a package either', async () => {
    const token = await tokenOver(
      (await filesOf(made.path)).get('manifest.json.sig') ?? Buffer.alloc(0),
      'self',
      minutes(6),
    )
    const before = await readFile(made.path)
    await expect(addTimestamp(made.path, { token })).rejects.toMatchObject({ code: 'DATA_INCONSISTENT' })
    expect(await readFile(made.path)).toEqual(before)
  })
})
