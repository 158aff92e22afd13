import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SHARED } from '../real-answers/serve-all.ts'
import { frameworks } from './files.ts'

/** Controls of the reference that AWS configuration shows something of, by the framework that has them. */
const LISTS = [
  ['pci-dss-4.0.1.csv', /^pci-dss-/],
  ['soc2-tsc.csv', /^soc2-/],
] as const

/** What shows nothing of its own, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  '6.4.1': 'superseded by 6.4.2',
  '10.7.1': 'superseded by 10.7.2',
}

const folder = join(SHARED, 'reference')
if (!existsSync(folder))
  console.log('left out, shared/reference is not beside this repository: controls that AWS shows')

test.skipIf(!existsSync(folder)).each(LISTS)('every control of %s that AWS shows has tests or evidence', (file, of) => {
  const shown = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .flatMap(line => /^"?([^,"]+)"?,(?:"[^"]*"|[^,]*),"?(?:yes|partial)\b/.exec(line)?.[1] ?? [])
  expect(shown.length).toBeGreaterThan(30)
  const controls = frameworks.filter(({ id }) => of.test(id)).flatMap(one => one.controls)
  const lacking = shown.filter(id => {
    const control = controls.find(one => one.id === id)
    return !control || control.checks.length + (control.evidenceTypes?.length ?? 0) === 0
  })
  expect(lacking.filter(id => WITHOUT[id] === undefined)).toEqual([])
})
