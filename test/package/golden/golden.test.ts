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
    fingerprint: 'a5f63b9a5ccf391f8e5057c9fe459e479d3f9526b5610a8df6c2bd4be331cdff',
    manifestSha256: '5d31923708d251a068fb5a2f7077914a5eb4beb33f99e9aec93843221c686176',
  },
]

test.each(GOLDEN)('$name verifies and is the one it was', async ({ name, fingerprint, manifestSha256 }) => {
  const path = join(import.meta.dirname, name)
  expect(await verifyPackage(path, { fingerprint })).toMatchObject({ valid: true, failures: [], trust: 'pinned' })
  const manifest = (await filesOf(path)).get('manifest.json') ?? ''
  expect(sha256(manifest).toString('hex')).toBe(manifestSha256)
})

test('every golden package is tried', async () => {
  const zips = (await readdir(import.meta.dirname)).filter(name => name.endsWith('.zip'))
  expect(zips.sort()).toEqual(GOLDEN.map(({ name }) => name).sort())
})
