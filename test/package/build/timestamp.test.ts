import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { addTimestamp, packageSignature } from '../../../src/package/build/add-timestamp.ts'
import { buildPackage } from '../../../src/package/build/build.ts'
import { exportsOf } from '../../../src/package/exports/index.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import type { Signer } from '../../../src/trust/signer.ts'
import { requestTimestamp, TimestampError } from '../../../src/trust/timestamp/request.ts'
import { hasAll } from '../../kit/machine.ts'
import { type Authority, startAuthority } from '../../trust/timestamp/authority.ts'
import { MemoryLedger } from '../make-ledger.ts'
import { plainReport } from '../make-report.ts'
import { filesOf, resum, zipped } from '../verify/forgery.ts'
import { folder, newSigner, run } from '../workbench.ts'

const gated = test.skipIf(!hasAll('openssl'))

const DOWN = 'http://127.0.0.1:1/'
let authority: Authority
let signer: Signer
beforeAll(async () => {
  authority = await startAuthority()
  signer = await newSigner()
})
afterAll(() => authority.close())

async function build(authorities: string[]) {
  const path = join(await folder(), 'package.zip')
  const data = makeData({ resources: 10 })
  const ledger = await new MemoryLedger().for(data, signer)
  const options = { signer, report: plainReport, exports: exportsOf, output: path, timestamp: { authorities }, ledger }
  return { path, ...(await buildPackage(data, options)) }
}

gated('a package carries the token of an authority, and openssl confirms it', async () => {
  const { path, timestamp } = await build([DOWN, authority.url])
  const verified = await verifyPackage(path)
  expect(verified).toMatchObject({ valid: true, failures: [], timestampGap: null })
  expect(verified.timestamp).toMatchObject({ authority: 'CN=Test authority' })
  const { trust, ...said } = verified.timestamp ?? { trust: null }
  expect(timestamp).toMatchObject(said)
  expect([trust, verified.ledger?.timestamp?.trust]).toEqual(['unverified', 'unverified'])
  expect(await verifyPackage(path, { tsaCa: authority.root })).toMatchObject({
    ...{ valid: true, timestamp: { trust: 'ca' }, ledger: { timestamp: { trust: 'ca' } } },
  })
  expect(verified.ledger?.timestamp).toMatchObject({ authority: 'CN=Test authority' })

  const files = await filesOf(path)
  const place = await folder()
  for (const name of ['manifest.json.sig', 'manifest.json.tsr'])
    await writeFile(join(place, name), files.get(name) ?? '')
  await writeFile(join(place, 'authority.pem'), authority.root)
  const args = ['-data', 'manifest.json.sig', '-in', 'manifest.json.tsr', '-CAfile', 'authority.pem']
  expect(await run(place, 'openssl', 'ts', '-verify', ...args)).toContain('Verification: OK')
  await writeFile(join(place, 'checkpoint'), files.get('ledger/checkpoint') ?? '')
  await writeFile(join(place, 'checkpoint.tsr'), files.get('ledger/checkpoint.tsr') ?? '')
  const again = ['-data', 'checkpoint', '-in', 'checkpoint.tsr', '-CAfile', 'authority.pem']
  expect(await run(place, 'openssl', 'ts', '-verify', ...again)).toContain('Verification: OK')
})

gated(
  'authorities that do not answer hold nothing up, are named in the package, and are caught up with later',
  async () => {
    const { path, timestamp, manifest } = await build([DOWN])
    expect(timestamp).toEqual([{ authority: DOWN, reason: 'The authority did not answer.' }])
    expect(manifest.timestampAuthorities).toEqual([DOWN])
    expect(await verifyPackage(path)).toMatchObject({
      valid: true,
      timestamp: null,
      timestampGap: `No token of ${DOWN} is in the package.`,
    })
    const before = await filesOf(path)
    expect(String(before.get('VERIFY.md'))).toContain(DOWN)

    await expect(addTimestamp(path, { authorities: [DOWN] })).rejects.toBeInstanceOf(TimestampError)
    expect(await filesOf(path)).toEqual(before)

    const facts = await addTimestamp(path, { authorities: [authority.url] })
    const { valid, timestamp: said, timestampGap } = await verifyPackage(path)
    expect([valid, said?.time, timestampGap]).toEqual([true, facts.time, null])
    const after = await filesOf(path)
    for (const [name, bytes] of before) if (name !== 'SHA256SUMS') expect(after.get(name)).toEqual(bytes)
    await expect(addTimestamp(path, { authorities: [authority.url] })).rejects.toMatchObject({
      code: 'DATA_INCONSISTENT',
    })
  },
)

gated('a token that was got by another way is put in, if it is one of this package', async () => {
  const [one, other] = [await build([DOWN]), await build([authority.url])]
  const stolen = (await filesOf(other.path)).get('manifest.json.tsr') ?? Buffer.alloc(0)
  const before = await filesOf(one.path)
  await expect(addTimestamp(one.path, { token: stolen })).rejects.toMatchObject({
    ...{ code: 'DATA_INCONSISTENT', message: expect.stringContaining('The timestamp is over something else.') },
  })
  expect(await filesOf(one.path)).toEqual(before)
  const data = await packageSignature(one.path)
  const { response } = await requestTimestamp(data, { authorities: [authority.url] })
  await addTimestamp(one.path, { token: response })
  expect(await verifyPackage(one.path)).toMatchObject({ valid: true, timestampGap: null, ledger: { timestamp: null } })
})

gated('a token of another signature, a changed one, and garbage are refused', async () => {
  const [one, other] = [await build([authority.url]), await build([authority.url])]
  const codes = async (change: (files: Awaited<ReturnType<typeof filesOf>>) => unknown) => {
    const files = await filesOf(one.path)
    await change(files)
    resum(files)
    return (await verifyPackage(zipped(files))).failures.map(({ code, file }) => `${code} ${file}`)
  }
  const stolen = (await filesOf(other.path)).get('manifest.json.tsr') ?? Buffer.alloc(0)
  const expected = ['TIMESTAMP_INVALID manifest.json.tsr']
  expect(await codes(files => files.set('manifest.json.tsr', stolen))).toEqual(expected)
  expect(await codes(files => files.set('manifest.json.tsr', Buffer.from('garbage')))).toEqual(expected)
  expect(await codes(files => files.set('manifest.json.tsr', Buffer.alloc(0)))).toEqual(expected)
  const swapped = (files: Awaited<ReturnType<typeof filesOf>>) => files.set('ledger/checkpoint.tsr', stolen)
  expect(await codes(swapped)).toEqual(['LEDGER_TIMESTAMP_INVALID ledger/checkpoint.tsr'])
})
