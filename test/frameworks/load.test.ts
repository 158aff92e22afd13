import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadFrameworks } from '../../src/service/frameworks/frameworks.ts'
import { ID, MAPPING } from './mapping.fixture.ts'

const registry = {
  checks: new Set(['s3-bucket-tls-only', 's3-account-public-access-blocked', 's3-bucket-public-access-blocked']),
  types: new Set(['aws.s3.bucket']),
  typesOf: () => ['aws.s3.bucket'],
  sameAs: () => [],
}
let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mappings-'))
})
afterEach(() => rm(directory, { recursive: true }))
const write = (name: string, text: string) => writeFile(join(directory, name), text)

test('built-in frameworks come alone where the user has none', async () => {
  const all = await loadFrameworks(registry)
  expect(all.map(l => l.origin)).toEqual(all.map(() => 'built-in'))
  expect(all.length).toBeGreaterThanOrEqual(7)
})

test("the user's own stand beside them, ordered, with the digest of what they say", async () => {
  await write(`${ID}.yml`, MAPPING)
  await write('notes.txt', 'not a mapping')
  const all = await loadFrameworks(registry, directory)
  const ids = all.map(l => l.framework.id)
  expect(ids).toEqual([...ids].sort())
  const own = all.find(l => l.framework.id === ID)
  const canonical = canonicalize(own?.framework) ?? ''
  expect(own).toMatchObject({ origin: 'user', sha256: createHash('sha256').update(canonical).digest('hex') })
})

test('a framework may not take the name of another', async () => {
  await write('soc2-2017.yaml', MAPPING.replace('"1.0"', '"2017"'))
  await expect(loadFrameworks(registry, directory)).rejects.toMatchObject({ code: 'duplicate' })
})

test("a dead link in the user's own is refused", async () => {
  await write(`${ID}.yaml`, MAPPING.replace('check: s3-bucket-tls-only', 'check: s3-bucket-tls-onyl'))
  await expect(loadFrameworks(registry, directory)).rejects.toMatchObject({
    code: 'unknown_check',
    message: `Control 2.1 of ${ID} names check s3-bucket-tls-onyl, which does not exist.`,
  })
})

test('a directory that is not there is named', async () => {
  await expect(loadFrameworks(registry, join(directory, 'none'))).rejects.toMatchObject({
    code: 'unreadable',
    message: 'The directory of mappings could not be read (ENOENT).',
  })
})
