import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { BUILT, builtClient, builtWith, namesOf } from '../../src/built-clients.ts'

const ROOT = join(import.meta.dirname, '../..')
const S3 = join(ROOT, 'node_modules/@aws-sdk/client-s3')
// Below the project, so that the modules in it find its packages.
const cache = join(ROOT, 'node_modules/.cache')
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'built-clients-'))
afterAll(() => rmSync(folder, { recursive: true }))

function module(source: string): string {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.mjs`)
  writeFileSync(path, source)
  return path
}

test('the names that a module has of the SDK, without its types', () => {
  const source = `import { GetXCommand, type GetXOutput, XClient as Client } from '@aws-sdk/client-x'
import type { Y } from '@aws-sdk/client-y'
const { A, B: renamed } = await import('@aws-sdk/client-z')
import { readFileSync } from 'node:fs'`
  expect([...namesOf(source)].map(([specifier, names]) => [specifier, [...names]])).toEqual([
    ['@aws-sdk/client-x', ['GetXCommand', 'XClient']],
    ['@aws-sdk/client-z', ['A', 'B']],
  ])
})

test('every module of the product that names a client gets the built one', () => {
  const built = JSON.parse(readFileSync(join(BUILT, 'index.json'), 'utf8')) as Record<string, { names: string[] }>
  expect(Object.keys(built).length).toBeGreaterThan(80)
  for (const [specifier, { names }] of Object.entries(built))
    expect([specifier, builtWith(specifier, names, () => join(ROOT, 'node_modules', specifier))]).toEqual([
      specifier,
      join(BUILT, `${specifier.replace('@aws-sdk/', '')}.mjs`),
    ])
})

test('the whole package, where a module names what was not built, or the package has another version', () => {
  const reads = module("import { S3Client, ListBucketsCommand } from '@aws-sdk/client-s3'")
  const makes = module("import { S3Client, CreateBucketCommand } from '@aws-sdk/client-s3'")
  const all = module("import * as s3 from '@aws-sdk/client-s3'")
  writeFileSync(join(folder, 'package.json'), '{ "version": "3.0.0" }')
  const at = (path: string, root: string) => builtClient('@aws-sdk/client-s3', path, () => root)
  expect([at(reads, S3), at(makes, S3), at(all, S3), at(reads, folder)]).toEqual([
    join(BUILT, 'client-s3.mjs'),
    undefined,
    undefined,
    undefined,
  ])
})

test('a process that has asked for them loads both as its modules need them', () => {
  const register = JSON.stringify(join(ROOT, 'src/built-clients.ts'))
  const one = module("import { S3Client } from '@aws-sdk/client-s3'\nexport const one = S3Client")
  const other = module(
    "import { S3Client, CreateBucketCommand } from '@aws-sdk/client-s3'\nexport const other = S3Client",
  )
  const built = JSON.stringify(join(BUILT, 'client-s3.mjs'))
  const main = module(`const { loadBuiltClients } = await import(${register})
loadBuiltClients()
const [{ one }, { other }, { S3Client }] = [await import(${JSON.stringify(one)}), await import(${JSON.stringify(other)}), await import(${built})]
console.log(one === S3Client, other === S3Client)`)
  expect(execFileSync(process.execPath, [main], { encoding: 'utf8' })).toBe('true false\n')
})
