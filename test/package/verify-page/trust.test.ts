import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { sha256 } from '../../../src/evidence/digest.ts'
import { buildPackage } from '../../../src/package/build/build.ts'
import { exportsOf } from '../../../src/package/exports/index.ts'
import { extractResource } from '../../../src/package/extract/extract.ts'
import { verifyExtract } from '../../../src/package/extract/verify-extract.ts'
import { signedIndex } from '../../../src/package/organization/build-index.ts'
import { verifyIndex } from '../../../src/package/organization/verify-index.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import type { VerifyOptions } from '../../../src/package/verify/result.ts'
import { localSigner } from '../../../src/trust/keys/local-signer.ts'
import type { Signer } from '../../../src/trust/signer.ts'
import { browserPath } from '../../kit/browser.ts'
import { has } from '../../kit/machine.ts'
import { startAuthority } from '../../trust/timestamp/authority.ts'
import { plainReport } from '../make-report.ts'
import { filesOf, resum, zipped } from '../verify/forgery.ts'
import { folder, newSigner, run } from '../workbench.ts'
import { VerifierPage, verdictOf } from './page.ts'

const browser = await browserPath()
const now = () => new Date(Date.now() + 60_000).toISOString()

describe.runIf(browser && has('openssl'))('verify.html trusts as the command does', () => {
  let page: VerifierPage
  let place: string
  beforeAll(async () => {
    place = await folder()
    page = await VerifierPage.open(browser ?? '')
  })
  afterAll(async () => {
    expect(page.complaints).toEqual([])
    await page.close()
  })

  async function bothJudge(path: string, options: VerifyOptions = {}) {
    const command = await verifyPackage(path, options)
    expect(await page.verify(path, options)).toEqual(verdictOf(command))
    if (command.signer) expect(await page.text()).toContain(command.signer.subject)
    return command
  }

  const build = async (name: string, signer: Signer, authorities?: string[]) => {
    const output = join(place, name)
    const options = {
      signer,
      report: plainReport,
      exports: exportsOf,
      output,
      ...(authorities && { timestamp: { authorities } }),
    }
    await buildPackage({ ...makeData({ resources: 10 }), created: now() }, options)
    return output
  }

  test('a pinned fingerprint', async () => {
    const path = await build('pinned.zip', await newSigner())
    const { signer } = await bothJudge(path)
    const fingerprint = signer?.fingerprint.replace(/../g, '$&:').slice(0, -1).toUpperCase() ?? ''
    expect(await bothJudge(path, { fingerprint })).toMatchObject({ valid: true, trust: 'pinned' })
    expect((await bothJudge(path, { fingerprint: '0'.repeat(64) })).failures[0]?.code).toBe('SIGNER_NOT_PINNED')
  })

  test('certificate authorities on any curve and with RSA, and what is none', async () => {
    const openssl = (...args: string[]) => run(place, 'openssl', ...args)
    const pem = (name: string) => readFile(join(place, `${name}.pem`), 'utf8')
    const KEYS = {
      p256: ['EC', 'ec_paramgen_curve:P-256'],
      p384: ['EC', 'ec_paramgen_curve:P-384'],
      rsa: ['RSA', 'rsa_keygen_bits:2048'],
    }
    const issue = async (
      name: string,
      key: keyof typeof KEYS,
      by: string,
      ca: boolean,
      subject = `/C=CH/O=Grüße, Ltd./CN=${name}`,
    ) => {
      await openssl('genpkey', '-algorithm', KEYS[key][0] ?? '', '-pkeyopt', KEYS[key][1] ?? '', '-out', `${name}.key`)
      await openssl('req', '-new', '-utf8', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`)
      await writeFile(join(place, 'ext'), `basicConstraints=critical,CA:${String(ca).toUpperCase()}\n`)
      const signing = by === name ? ['-key', `${name}.key`] : ['-CA', `${by}.pem`, '-CAkey', `${by}.key`]
      await openssl(
        'x509',
        '-req',
        '-sha384',
        '-in',
        `${name}.csr`,
        ...signing,
        '-extfile',
        'ext',
        '-out',
        `${name}.pem`,
        '-days',
        '99',
      )
    }
    await issue('root', 'rsa', 'root', true)
    await issue('middle', 'p384', 'root', true)
    await issue('leaf', 'p256', 'middle', false)
    await issue('stranger', 'p256', 'stranger', true, '/C=CH/O=Grüße, Ltd./CN=root')
    await issue('other', 'p256', 'leaf', false)
    const signerOf = async (name: string, ...above: string[]) => {
      const chain = (await Promise.all([name, ...above].map(pem))).join('')
      await writeFile(join(place, 'chain.pem'), chain)
      return localSigner({ key: join(place, `${name}.key`), certificate: join(place, 'chain.pem') })
    }
    const path = await build('ca.zip', await signerOf('leaf', 'middle'))
    for (const name of ['root', 'middle'])
      expect(await bothJudge(path, { ca: await pem(name) })).toMatchObject({ valid: true, trust: 'ca' })
    const subject = { ca: await pem('root'), caSubject: 'leaf' }
    expect(await bothJudge(path, subject)).toMatchObject({ valid: true, trust: 'ca' })
    expect((await bothJudge(path, { ...subject, caSubject: 'x' })).failures[0]?.code).toBe('SIGNER_OTHER_SUBJECT')
    for (const name of ['stranger', 'leaf'])
      expect((await bothJudge(path, { ca: await pem(name) })).failures[0]?.code).toBe('SIGNER_UNTRUSTED')
    const { certificate, sign } = await signerOf('other')
    const chain = (await signerOf('leaf', 'middle')).certificate
    const forged = await build('other.zip', { certificate, sign, chain: [chain] })
    expect((await bothJudge(forged, { ca: await pem('middle') })).failures[0]?.code).toBe('SIGNER_UNTRUSTED')
  })

  test.each(['ec', 'rsa'] as const)('a timestamp by an authority with a key of %s', async key => {
    const authority = await startAuthority(key)
    const path = await build(`${key}.zip`, await newSigner(), [authority.url])
    await authority.close()
    const { timestamp } = await bothJudge(path)
    expect(await page.text()).toContain(timestamp?.fingerprint)
    expect(await page.text()).toContain('from an authority that was not verified; it names itself CN=Test authority')
    expect(await bothJudge(path, { tsaCa: authority.root })).toMatchObject({ timestamp: { trust: 'ca' } })
    expect(await page.text()).toContain('vouched for by the timestamp authority that you named')
    const stranger = await startAuthority('ec')
    await stranger.close()
    expect((await bothJudge(path, { tsaCa: stranger.root })).failures[0]?.code).toBe('TIMESTAMP_UNTRUSTED')

    const files = await filesOf(path)
    const token = files.get('manifest.json.tsr') ?? Buffer.alloc(0)
    const imprint = token.indexOf(sha256(files.get('manifest.json.sig') ?? Buffer.alloc(0)))
    // Of what is signed: the imprint, what stands before it (the policy) and the signature, which is last.
    for (const [index, at] of [imprint, imprint - 20, token.length - 10].entries()) {
      const damaged = Buffer.from(token)
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at)
      files.set('manifest.json.tsr', damaged)
      resum(files)
      const copy = join(place, `${key}-${index}.zip`)
      await writeFile(copy, zipped(files))
      expect((await bothJudge(copy)).failures[0]?.code).toBe('TIMESTAMP_INVALID')
    }
  })

  test('an index of packages', async () => {
    const signer = await newSigner()
    const packages = [
      { account: '111122223333', sha256: 'a'.repeat(64), size: 1, manifest: await manifestBytes(signer) },
    ]
    const of = { id: 'index-1', created: '2026-10-01T00:00:00.000Z', run: 'run-1', label: null, packages }
    const signed = await signedIndex(of, signer)
    const lie = { ...signed, index: { ...signed.index, run: 'another' } }
    for (const [index, value] of [signed, lie, { format: signed.format }].entries()) {
      const text = JSON.stringify(value)
      const copy = join(place, `index-${index}.json`)
      await writeFile(copy, text)
      expect(await page.verify(copy)).toEqual(verdictOf(await verifyIndex(Buffer.from(text))))
      if (index === 0) expect(await page.text()).toContain(signed.index.accounts[0]?.package.manifestSha256)
    }
  })

  /** Of a package that is whole. */
  async function manifestBytes(signer: Signer): Promise<Buffer> {
    const path = await build('indexed.zip', signer)
    return (await filesOf(path)).get('manifest.json') ?? Buffer.of()
  }

  test('one resource taken out of a package', async () => {
    const path = await build('whole.zip', await newSigner())
    const extract = await extractResource(path, { id: 'arn:aws:s3:::bucket-00000001' })
    const lie = { ...extract, resource: { ...extract.resource, settings: {} } }
    for (const [index, value] of [extract, lie, { format: extract.format }].entries()) {
      const text = JSON.stringify(value)
      const copy = join(place, `${index}.json`)
      await writeFile(copy, text)
      expect(await page.verify(copy)).toEqual(verdictOf(await verifyExtract(text)))
      if (index === 0) expect(await page.text()).toContain('arn:aws:s3:::bucket-00000001')
    }
  })
})
