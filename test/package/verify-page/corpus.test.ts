import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { browserPath } from '../../kit/browser.ts'
import { ATTACKS } from '../verify/corpus.ts'
import { type Files, filesOf, resign, stored } from '../verify/forgery.ts'
import { folder, type Made, makePackage } from '../workbench.ts'
import { VerifierPage, verdictOf } from './page.ts'

const browser = await browserPath()
const GOLDEN = join(import.meta.dirname, '../golden')

describe.runIf(browser)('verify.html judges as the command does', () => {
  let made: Made
  let files: Files
  let page: VerifierPage
  let place: string
  let number = 0
  beforeAll(async () => {
    made = await makePackage(makeData({ resources: 10 }))
    files = await filesOf(made.path)
    // Large, and packed and unpacked anew for every attack.
    files.delete('verify.html')
    await resign(files, made.signer)
    place = await folder()
    page = await VerifierPage.open(browser ?? '')
  })
  afterAll(async () => {
    expect(page.complaints).toEqual([])
    await page.close()
  })

  async function bothJudge(bytes: Buffer) {
    // A browser refuses a file that changed since it was picked.
    const path = join(place, `${++number}.zip`)
    await writeFile(path, bytes)
    const command = verdictOf(await verifyPackage(bytes))
    expect(await page.verify(path)).toEqual(command)
    return command
  }

  test.each(ATTACKS)('on $name', async ({ make }) => {
    const { valid } = await bothJudge(await make({ files: new Map(files), signer: made.signer }))
    expect(valid).toBe(false)
  })

  test('on the packages of earlier versions', async () => {
    const zips = (await readdir(GOLDEN)).filter(name => name.endsWith('.zip'))
    for (const name of zips) {
      const { signer } = await verifyPackage(join(GOLDEN, name))
      expect(await page.verify(join(GOLDEN, name))).toEqual({ valid: true, trust: 'unpinned', failures: [] })
      const fingerprint = signer?.fingerprint ?? ''
      expect(await page.verify(join(GOLDEN, name), { fingerprint })).toMatchObject({ valid: true, trust: 'pinned' })
    }
  })

  test('on packages with a bit flipped somewhere', async () => {
    const whole = stored(files)
    // Also in what no signature covers, such as the times of entries.
    for (let at = 7; at < whole.length; at += Math.ceil(whole.length / 40)) {
      const mutant = Buffer.from(whole)
      mutant.writeUInt8(mutant.readUInt8(at) ^ (1 << (at % 8)), at)
      await bothJudge(mutant)
    }
  })
})
