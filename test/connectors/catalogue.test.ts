import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { connectors, evidenceTypes } from '../../connectors/index.ts'
import type { Check } from '../../connectors/kit/index.ts'

const AWS = join(import.meta.dirname, '../../connectors/aws')
const filesIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(ending))
    .sort()
const knownIds = (list: string) =>
  new Set(
    readFileSync(join(import.meta.dirname, 'known-ids', `${list}.txt`), 'utf8')
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#')),
  )

test('each folder of a service is in the list, in alphabetical order', () => {
  const folders = readdirSync(AWS, { withFileTypes: true }).filter(
    entry => entry.isDirectory() && entry.name !== 'shared',
  )
  expect(connectors.map(connector => connector.id)).toEqual(folders.map(({ name }) => name).sort())
})

test('evidence types are named by their service, and checks by service, resource and good state', () => {
  for (const { id, types, checks } of connectors) {
    for (const { type } of types) expect(type.id).toMatch(new RegExp(`^aws\\.${id}\\.[a-z0-9-]+$`))
    for (const check of checks) expect(check.id).toMatch(new RegExp(`^${id}(-[a-z0-9]+){2,}$`))
  }
  const ids = [...evidenceTypes.map(t => t.id), ...connectors.flatMap(c => c.checks.map(check => check.id))]
  expect(ids.filter((one, i) => ids.indexOf(one) !== i)).toEqual([])
})

const [prowler, securityHub, config] = [knownIds('prowler'), knownIds('security-hub'), knownIds('config')]

test.each(connectors.flatMap(c => c.checks.map(check => [check.id, check] as const)))(
  '%s names tests that exist elsewhere, and pages of AWS',
  (_, { equivalents, references }) => {
    for (const id of equivalents.prowler ?? []) expect(prowler).toContain(id)
    for (const id of equivalents.securityHub ?? []) expect(securityHub).toContain(id)
    for (const rule of equivalents.config ?? []) expect(config).toContain(rule)
    for (const url of references) expect(url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[^ ]+$/)
  },
)

const TESTS = join(import.meta.dirname, 'aws')
const tables = filesIn(TESTS, '.test.ts')
  .map(name => readFileSync(join(TESTS, name), 'utf8'))
  .filter(text => text.includes('checkTable('))

describe.each(filesIn(AWS, '.checks.ts'))('the checks of %s', file => {
  test('have rows', async () => {
    const module: Record<string, Check | readonly Check[]> = await import(pathToFileURL(join(AWS, file)).href)
    const own = tables.filter(text => text.includes(`connectors/aws/${file}'`))
    for (const [name, exported] of Object.entries(module)) {
      // A list of checks is tabled in a loop; a single one by its name, or in a list that the test makes.
      const used = new RegExp(Array.isArray(exported) ? `\\b${name}\\b` : `(checkTable\\(|\\[)[^\\])]*\\b${name}\\b`)
      expect(
        own.some(text => used.test(text)),
        name,
      ).toBe(true)
    }
  })
})
