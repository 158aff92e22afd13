import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '../../../src/evidence/digest.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { filesOf } from '../verify/forgery.ts'

/** Packages as they left earlier versions. They must verify forever: add to this list, never change it. */
const GOLDEN = [
  {
    name: 'v1.zip',
    fingerprint: 'a7fd5e19126fb8bb13e3bffc10b50442690d3f3a684b1d02eac6cb15b60d5f9b',
    manifestSha256: 'a75699a6e49019c9176795822bd8ef4068bd5264e028055a650da0cb487de60d',
    ledger: null,
  },
  {
    name: 'v1-ledger.zip',
    fingerprint: '6cfe43524bd25f36f46a2a4777a06872fcbfe38d8285dffc65ab79115ed4fcf2',
    manifestSha256: '96a27629d22141aa3108d9705bd1671330f4f5ad6ac54af3bd0b8316f7db412f',
    ledger: { size: 18 },
  },
]

test.each(GOLDEN)('$name verifies and is the one it was', async ({ name, fingerprint, manifestSha256, ledger }) => {
  const path = join(import.meta.dirname, name)
  const verified = await verifyPackage(path, { fingerprint })
  expect(verified).toMatchObject({ valid: true, failures: [], trust: 'pinned', ledger })
  expect(verified.earlier).toHaveLength(ledger ? 1 : 0)
  const manifest = (await filesOf(path)).get('manifest.json') ?? ''
  expect(sha256(manifest).toString('hex')).toBe(manifestSha256)
})

test('every golden package is tried', async () => {
  const zips = (await readdir(import.meta.dirname)).filter(name => name.endsWith('.zip'))
  expect(zips.sort()).toEqual(GOLDEN.map(({ name }) => name).sort())
})
