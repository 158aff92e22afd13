import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtIn, packageOf } from '../service/packages/framework-package.ts'
import { type Ended, run, type Scratch, scratch } from './command.ts'
import { entriesOf, flipped, writePackage } from './package-file.ts'

let place: Scratch
let path: string
let report: (...args: string[]) => Promise<Ended>
beforeAll(async () => {
  path = (await packageOf([await builtIn('soc2-2017')])).made.path
  place = scratch()
  report = (...args) => run(['report', ...args], place.env)
})
afterAll(() => place.remove())

test('exhibit report writes a PDF beside the package and says that it is unsigned', async () => {
  const { code, stdout } = await report(path, '--framework', 'soc2-2017')
  const output = path.replace(/\.zip$/, '-soc2-2017.pdf')
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^VALID: [\s\S]*report .*-soc2-2017\.pdf, \d+ pages, unsigned\n$/),
  ])
  expect(readFileSync(output).subarray(0, 5).toString()).toBe('%PDF-')
})

test('answers no for a changed package, and writes nothing', async () => {
  const [changed, out] = [join(place.path, 'changed.zip'), join(place.path, 'none.pdf')]
  await writePackage(flipped(await entriesOf(path), ['controls.json']), changed)
  const { code, stdout } = await report(changed, '--framework', 'soc2-2017', '--out', out, '--json')
  expect([code, JSON.parse(stdout).report, existsSync(out)]).toEqual([1, null, false])
})

test('refuses a framework that the package does not have, and to replace the package', async () => {
  const other = await report(path, '--framework', 'soc2')
  expect([other.code, other.stdout + other.stderr]).toEqual([2, expect.stringContaining('it has soc2-2017')])
  expect((await report(path, '--framework', 'soc2-2017', '--out', path)).code).toBe(2)
})
