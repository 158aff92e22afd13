import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { type Made, makePackage, newSigner } from '../workbench.ts'
import { ACCEPTED } from './accepted.ts'
import { profile } from './attacks/profile.ts'
import { type Files, filesOf, resign } from './forgery.ts'
import { mutants } from './mutate-zip.ts'
import { otherwiseSeen } from './same-files.ts'
import { ZIP_READERS } from './zip-readers.ts'

/** With `EXHIBIT_ZIP_MUTANTS=10000` as many zips are mutated as the format's page promises. */
const MUTANTS = Number(process.env.EXHIBIT_ZIP_MUTANTS ?? 1200)
const GOLDEN = join(import.meta.dirname, '../golden')

const valid = async (zip: Buffer) => (await verifyPackage(zip)).valid

describe.skipIf(ZIP_READERS.length === 0)('every tool that is here finds the same files in what is valid', () => {
  let made: Made
  let files: Files
  beforeAll(async () => {
    made = await makePackage(makeData({ resources: 1 }), await newSigner(), null)
    files = await filesOf(made.path)
    // Large, and packed and unpacked anew for every zip and tool.
    files.delete('verify.html')
    await resign(files, made.signer)
  })

  test('the package as it is built, and those of earlier versions', async () => {
    const golden = (await readdir(GOLDEN)).filter(name => name.endsWith('.zip')).map(name => join(GOLDEN, name))
    for (const path of [made.path, ...golden])
      expect(await otherwiseSeen([await readFile(path)], await filesOf(path))).toEqual([])
  })

  test('every accepted form', async () => {
    const zips = ACCEPTED.map(({ make }) => make(files))
    for (const [index, zip] of zips.entries())
      expect([ACCEPTED[index]?.name, (await verifyPackage(zip)).failures]).toEqual([ACCEPTED[index]?.name, []])
    expect(await otherwiseSeen(zips, files)).toEqual([])
  })

  test(`of ${MUTANTS} mutated zips, those that are valid`, async () => {
    const zips: Buffer[] = []
    let tried = 0
    for (const zip of mutants(
      ACCEPTED.map(({ make }) => make(files)),
      MUTANTS,
    )) {
      tried++
      if (await valid(zip)) zips.push(zip)
    }
    expect(tried).toBe(MUTANTS)
    // Times, owners and the like are free: were nothing valid, nothing would be shown.
    expect(zips.length).toBeGreaterThan(MUTANTS / 50)
    expect(await otherwiseSeen(zips, files)).toEqual([])
  }, 3_000_000)

  test('a tool that finds no file where the headers disagree is noticed', async () => {
    const [attack] = profile.filter(({ name }) => name === 'capitals in the local header')
    const zip = await attack?.make({ files: new Map(files), signer: made.signer })
    const complaints = await otherwiseSeen(zip ? [zip] : [], files)
    if (ZIP_READERS.some(({ name }) => name === 'Python')) expect(complaints.join()).toContain('Python')
  })
})
