import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { sha256 } from '../../../src/evidence/digest.ts'
import { canonicalJson } from '../../../src/evidence/json.ts'
import { signedIndex } from '../../../src/package/organization/build-index.ts'
import type { SignedIndex } from '../../../src/package/organization/format.ts'
import { saysIndex, verifyIndex } from '../../../src/package/organization/verify-index.ts'
import { verifyMembers } from '../../../src/package/organization/verify-members.ts'
import type { Signer } from '../../../src/trust/signer.ts'
import { edit, filesOf, zipped } from '../verify/forgery.ts'
import { folder, type Made, makePackage, newSigner, run } from '../workbench.ts'

const ACCOUNTS = ['111122223333', '222233334444', '333344445555']
const RUN = '019ab5a4-0001-7000-8000-000000000000'
let signer: Signer
let made: Made[]
let signed: SignedIndex

const dataOf = (account: string, id: string, resources = 40) => ({
  ...makeData({ accounts: [account], resources }),
  ...{ id, run: RUN },
})

const member = async ({ path, manifest }: Made) => {
  const bytes = await readFile(path)
  return {
    account: manifest.scope.accounts[0]?.account ?? '',
    ...{ sha256: sha256(bytes).toString('hex'), size: bytes.length },
    manifest: Buffer.from(canonicalJson(manifest)),
  }
}

const of = { id: '019ab5a4-0009-7000-8000-000000000000', created: '2026-10-01T00:00:00.000Z', run: RUN, label: 'Q3' }

beforeAll(async () => {
  signer = await newSigner()
  made = []
  for (const [n, account] of ACCOUNTS.entries()) made.push(await makePackage(dataOf(account, `pkg-${n}`), signer))
  signed = await signedIndex({ ...of, packages: await Promise.all(made.map(member)) }, signer)
}, 120_000)

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value, null, 2))
const codes = async (value: unknown) => (await verifyIndex(bytesOf(value))).failures.map(({ code }) => code)
/** Signed again by its own key: what only the members show. */
const resigned = async (index: object) => ({
  ...signed,
  index,
  signature: Buffer.from(await signer.sign(Buffer.from(canonicalJson(index)))).toString('base64'),
})

describe('alone', () => {
  test('is verified, trusted as a package is, and adds its accounts up', async () => {
    const [first] = made
    expect(saysIndex(bytesOf(signed))).toBe(true)
    expect(saysIndex(bytesOf({ format: 'exhibit.extract/v1', more: signed }))).toBe(false)
    expect(await verifyIndex(bytesOf(signed))).toMatchObject({
      valid: true,
      trust: 'unpinned',
      source: { kind: 'aws' },
    })
    const { fingerprint = '' } = first ?? {}
    expect(await verifyIndex(bytesOf(signed), { fingerprint })).toMatchObject({ valid: true, trust: 'pinned' })
    const other = await verifyIndex(bytesOf(signed), { fingerprint: '0'.repeat(64) })
    expect(other.failures.map(({ code }) => code)).toEqual(['SIGNER_NOT_PINNED'])
    const { totals, accounts } = signed.index
    const sum = (pick: (manifest: Made['manifest']) => number) =>
      made.reduce((all, { manifest }) => all + pick(manifest), 0)
    expect(totals).toMatchObject({ accounts: 3, counts: { resources: sum(m => m.counts.resources) } })
    expect(totals.counts.findings.fail).toBe(sum(m => m.counts.findings.fail))
    expect(accounts.map(one => one.account)).toEqual(ACCOUNTS)
  })

  test('fails for whatever is changed, each with its code', async () => {
    const { index } = signed
    const [a, b, ...rest] = index.accounts
    if (!a || !b) throw new Error('two accounts at least')
    const digest = { ...a, package: { ...a.package, manifestSha256: '0'.repeat(64) } }
    expect(await codes({ ...signed, index: { ...index, accounts: [digest, b, ...rest] } })).toEqual([
      'SIGNATURE_INVALID',
    ])
    const swapped = [{ ...a, package: b.package }, { ...b, package: a.package }, ...rest]
    expect(await codes({ ...signed, index: { ...index, accounts: swapped } })).toEqual(['SIGNATURE_INVALID'])
    expect(await codes({ ...signed, index: { ...index, accounts: [a, ...rest] } })).toEqual([
      ...['SIGNATURE_INVALID', 'COUNTS_MISMATCH'],
    ])
    expect(await codes(await resigned({ ...index, accounts: [b, a, ...rest] }))).toEqual(['INDEX_INVALID'])
    expect(await codes(await resigned({ ...index, accounts: [a, a, ...rest] }))).toEqual(['INDEX_INVALID'])
    expect(await codes(await resigned({ ...index, source: { ...index.source, kind: 'replay' } }))).toEqual([
      'SOURCE_MISMATCH',
    ])
    const totals = { ...index.totals, gaps: { ...index.totals.gaps, lists: 0 } }
    expect(await codes(await resigned({ ...index, totals }))).toEqual(['COUNTS_MISMATCH'])
    expect(await codes({ ...signed, more: 1 })).toEqual(['INDEX_INVALID'])
    expect(await codes({ ...signed, signer: 'nobody' })).toEqual(['SIGNER_INVALID'])
    expect(await codes({ ...signed, signature: `A${signed.signature.slice(1)}` })).toEqual(['SIGNATURE_MALFORMED'])
    const twice = JSON.stringify(signed).replace('{"format"', '{"index":{},"format"')
    expect((await verifyIndex(Buffer.from(twice))).valid).toBe(false)
    expect((await verifyIndex(Buffer.from([0x7b, 0xff]))).failures[0]?.code).toBe('JSON_INVALID')
  })

  test('openssl says the same of what jq takes out', async () => {
    const place = await folder()
    await writeFile(join(place, 'index.json'), bytesOf(signed))
    const script = `set -e
      jq -cjS .index index.json > signed; jq -r .signature index.json | base64 -d > signature
      jq -j .signer index.json > signer.pem; openssl x509 -in signer.pem -noout -pubkey > key.pem
      openssl dgst -sha256 -verify key.pem -signature signature signed`
    expect(await run(place, 'bash', '-c', script)).toContain('Verified OK')
  })
})

describe('with its members', () => {
  async function foundWith(value: unknown, put: (place: string) => Promise<void>) {
    const place = await folder()
    for (const [n, { path }] of made.entries()) await copyFile(path, join(place, `${n}.zip`))
    await put(place)
    const index = await verifyIndex(bytesOf(value))
    const { valid, membersVerified, failures } = await verifyMembers(index, place)
    return { valid, membersVerified, failures: failures.map(({ code, file }) => [code, file]) }
  }

  test('all of them are there, whatever their files are called', async () => {
    expect(await foundWith(signed, async () => {})).toEqual({ valid: true, membersVerified: 3, failures: [] })
  })

  test('a missing one, another one, a changed one and one that was left out have each their code', async () => {
    const rm = (await import('node:fs/promises')).rm
    expect(await foundWith(signed, place => rm(join(place, '1.zip')))).toEqual({
      ...{ valid: false, membersVerified: 2, failures: [['MEMBER_MISSING', null]] },
    })
    const another = await makePackage({ ...dataOf('222233334444', 'other', 60), run: 'another-run' }, signer)
    expect(await foundWith(signed, place => copyFile(another.path, join(place, '1.zip')))).toEqual({
      ...{ valid: false, membersVerified: 2, failures: [['MEMBER_OTHER', '1.zip']] },
    })
    const forged = await makePackage(dataOf('222233334444', 'pkg-1', 80), await newSigner())
    expect(await foundWith(signed, place => copyFile(forged.path, join(place, '1.zip')))).toEqual({
      ...{ valid: false, membersVerified: 2, failures: [['MEMBER_CHANGED', '1.zip']] },
    })
    const extra = await makePackage(dataOf('444455556666', 'pkg-4'), signer)
    expect(await foundWith(signed, place => copyFile(extra.path, join(place, '4.zip')))).toEqual({
      ...{ valid: false, membersVerified: 3, failures: [['MEMBER_UNLISTED', '4.zip']] },
    })
    const edited = async (place: string) => {
      const files = await filesOf(join(place, '0.zip'))
      edit(files, 'findings.csv', text => text.replace(/,fail,/, ',pass,'))
      await writeFile(join(place, '0.zip'), zipped(files))
    }
    expect(await foundWith(signed, edited)).toEqual({
      ...{ valid: false, membersVerified: 2, failures: [['MEMBER_INVALID', '0.zip']] },
    })
    const flip = async (place: string) => {
      const bytes = await readFile(join(place, '0.zip'))
      const at = Math.floor(bytes.length / 3)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      await writeFile(join(place, '0.zip'), bytes)
    }
    expect((await foundWith(signed, flip)).valid).toBe(false)
  }, 120_000)

  test('an index that its own key signed, and that says something else than its members, is found out', async () => {
    const { index } = signed
    const [a, b, c] = index.accounts
    if (!a || !b || !c) throw new Error('three accounts')
    const swapped = { ...index, accounts: [{ ...a, package: b.package }, { ...b, package: a.package }, c] }
    expect((await foundWith(await resigned(swapped), async () => {})).failures).toEqual([
      ...[
        ['COUNTS_MISMATCH', '1.zip'],
        ['COUNTS_MISMATCH', '0.zip'],
      ],
    ])
    const gaps = { lists: 0, members: 0, fields: 0 }
    const { totalsOf } = await import('../../../src/package/organization/totals.ts')
    const accounts = [{ ...a, gaps }, b, c]
    const kinder = { ...index, accounts, totals: totalsOf(accounts) }
    expect((await foundWith(await resigned(kinder), async () => {})).failures).toEqual([['COUNTS_MISMATCH', '0.zip']])
  })
})
