import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../tools/generate/files.ts'

interface Lock {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>
}

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock

/** Where Node would look for `name` from the package at `path`. */
function found(path: string, name: string): boolean {
  const nested = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`
  if (nested in packages) return true
  if (path === '') return false
  return found(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)
}

// npm leaves out packages of other platforms that a registry lacks; `npm ci` then refuses the lock file.
test('package-lock.json holds the packages of every platform', () => {
  const absent = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter(name => !found(path, name)),
  )
  expect(absent).toEqual([])
})

test('package-lock.json names no registry', () => {
  expect(Object.values(packages).filter(entry => 'resolved' in entry)).toEqual([])
})
