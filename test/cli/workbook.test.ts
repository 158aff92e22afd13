import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ended, run, type Scratch, scratch } from './command.ts'
import { entriesOf, flipped, writePackage } from './package-file.ts'

const GOLDEN = join(import.meta.dirname, '../package/golden/v1.zip')

describe('exhibit workbook', () => {
  let place: Scratch
  let workbook: (file: string, out: string) => Promise<Ended>
  beforeAll(() => {
    place = scratch()
    workbook = (file, out) => run(['workbook', file, '--out', out, '--json'], place.env)
  })
  afterAll(() => place.remove())

  test('writes the workbook of a valid package and says what its signature is worth', async () => {
    const out = join(place.path, 'book.xlsx')
    const { code, stdout } = await workbook(GOLDEN, out)
    const answer = JSON.parse(stdout)
    expect([code, answer.valid, answer.trust, answer.workbook]).toEqual([0, true, 'unpinned', out])
    expect(answer.sheets).toEqual(expect.arrayContaining(['package', 'findings', 'populations']))
    expect(existsSync(out)).toBe(true)
  })

  test('answers no for a changed one, and writes nothing', async () => {
    const [changed, out] = [join(place.path, 'changed.zip'), join(place.path, 'none.xlsx')]
    await writePackage(flipped(await entriesOf(GOLDEN), ['controls.json']), changed)
    const { code, stdout } = await workbook(changed, out)
    expect([code, JSON.parse(stdout).workbook, existsSync(out)]).toEqual([1, null, false])
    expect(JSON.parse(stdout).failures[0].file).toBe('controls.json')
  })

  test('does not replace the package, nor look for what is not there', async () => {
    expect((await workbook(GOLDEN, GOLDEN)).stdout).toContain('would replace the package')
    expect((await workbook('/nowhere.zip', join(place.path, 'x.xlsx'))).code).toBe(2)
    expect((await workbook(GOLDEN, '/nowhere/x.xlsx')).stdout).toContain('output_unwritable')
  })
})
