import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { VerifyOptionError, type VerifyOptions, verifyPackage } from '../../../src/package/verify/index.ts'
import { localSigner } from '../../../src/trust/keys/local-signer.ts'
import { hasAll } from '../../kit/machine.ts'
import { CA, Issuer, LEAF } from '../../trust/chain/issue.ts'
import { makeToken } from '../../trust/timestamp/make-token.ts'
import { type Made, makePackage } from '../workbench.ts'
import { filesOf, resum, zipped } from './forgery.ts'

const DAY = 86_400_000
const day = (count: number) => new Date(Date.now() + count * DAY).toISOString()

describe.skipIf(!hasAll('openssl'))('a signer whom an authority vouches for', () => {
  let issuer: Issuer
  let made: Made
  let ca: string
  beforeAll(async () => {
    issuer = await Issuer.open()
    await issuer.issue('root', { extensions: CA, days: 400 })
    await issuer.issue('leaf', { by: 'root', subject: '/C=CH/O=Acme, Ltd./CN=Evidence of Acme', days: 10 })
    await issuer.issue('tsa', {
      by: 'root',
      extensions: [...LEAF, 'extendedKeyUsage=critical,timeStamping'],
      days: 400,
    })
    ca = await issuer.pem('root')
    const signer = await localSigner({ key: issuer.at('leaf.key'), certificate: issuer.at('leaf.pem') })
    made = await makePackage({ ...makeData(), created: new Date(Date.now() + 60_000).toISOString() }, signer)
  })
  const codes = async (options: VerifyOptions) =>
    (await verifyPackage(made.path, options)).failures.map(({ code, file }) => `${code} ${file}`)

  test.each([
    'Evidence of Acme',
    'CN=Evidence of Acme,O=Acme\\, Ltd.,C=CH',
    'C=CH, O=Acme\\, Ltd., CN=Evidence of Acme',
  ])('is the one that was named: %s', async caSubject => {
    expect(await verifyPackage(made.path, { ca, caSubject })).toMatchObject({ valid: true, trust: 'ca' })
  })

  test.each([
    'Evidence',
    'evidence of acme',
    'Acme, Ltd.',
    'O=Acme\\, Ltd.',
    'CN=Evidence of Acme',
    'CN=Evidence of Acme,O=Acme, Ltd.,C=CH',
  ])('is another than was named: %s', async caSubject => {
    expect(await codes({ ca, caSubject })).toEqual(['SIGNER_OTHER_SUBJECT signer.pem'])
  })

  test('cannot pass for a whole name by a common name that reads like one', async () => {
    await issuer.issue('mimic', { by: 'root', subject: '/CN=CN=Evidence of Acme\\,O=Acme\\\\\\, Ltd.\\,C=CH' })
    const signer = await localSigner({ key: issuer.at('mimic.key'), certificate: issuer.at('mimic.pem') })
    const { path } = await makePackage({ ...makeData(), created: new Date(Date.now() + 60_000).toISOString() }, signer)
    expect(await verifyPackage(path, { ca })).toMatchObject({ valid: true, trust: 'ca' })
    const { failures } = await verifyPackage(path, { ca, caSubject: 'CN=Evidence of Acme,O=Acme\\, Ltd.,C=CH' })
    expect(failures.map(({ code }) => code)).toEqual(['SIGNER_OTHER_SUBJECT'])
  })

  test('is named together with the authority only', async () => {
    for (const options of [{ caSubject: 'Evidence of Acme' }, { ca, caSubject: ' ' }])
      await expect(verifyPackage(made.path, options)).rejects.toBeInstanceOf(VerifyOptionError)
  })

  test('may have expired since; only a verified time shows that it signed before', async () => {
    const validity = async (options: VerifyOptions, zip: string | Buffer = made.path) => {
      const { valid, signer } = await verifyPackage(zip, options)
      return [valid, signer?.validity]
    }
    expect(await validity({ ca })).toEqual([true, 'current'])
    expect(await validity({ ca, now: day(20) })).toEqual([true, 'expired_unproven'])
    expect(await validity({ now: day(20) })).toEqual([true, 'expired_unproven'])
    expect(await validity({ now: day(-1) })).toEqual([true, 'not_yet'])

    const stamped = async (time: Date) => {
      const files = await filesOf(made.path)
      const authority = { certificate: await issuer.der('tsa'), key: await readFile(issuer.at('tsa.key'), 'utf8') }
      files.set('manifest.json.tsr', makeToken(files.get('manifest.json.sig') ?? Buffer.alloc(0), authority, time))
      resum(files)
      return zipped(files)
    }
    const [before, after] = [await stamped(new Date(day(5))), await stamped(new Date(day(15)))]
    const options = { ca, tsaCa: ca, now: day(20) }
    expect(await validity(options, before)).toEqual([true, 'expired_after_signing'])
    expect(await validity({ ca, now: day(20) }, before)).toEqual([true, 'expired_unproven'])
    expect(await validity(options, after)).toEqual([true, 'expired_unproven'])
    expect(await validity({ ...options, now: day(500) }, before)).toEqual([true, 'expired_after_signing'])
  })
})
