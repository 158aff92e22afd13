import { expect, test } from 'vitest'
import type { LoadedFramework } from '../../../src/frameworks/framework.ts'
import type { Manifest } from '../../../src/package/format/manifest.ts'
import { contradictsCommit, type Judge, sameRules } from '../../../src/service/reperform/versions.ts'

const ours: Judge = { version: '1', commit: 'c', modified: false, checksSha256: 'a', rulesSha256: 'b' }

const same = (theirs: Judge, judge: Judge = ours) => {
  const { rulesSha256, ...rest } = theirs
  const mappings = [{ id: 'one', sha256: 'm', origin: 'built-in' as const }]
  const generator = { ...rest, ...(rulesSha256 !== null && { rulesSha256 }), mappings }
  const loaded = ['m', 'n'].map(sha256 => ({
    framework: { id: 'one' },
    sha256,
    origin: 'built-in',
  })) as LoadedFramework[]
  const [mine, other] = loaded.map(one => sameRules({ generator } as unknown as Manifest, judge, [one]))
  expect([[...(mine?.mappings ?? [])], [...(other?.mappings ?? [])]]).toEqual([['one'], []])
  return mine?.checks
}

test('both digests decide, whatever versions and commits say', () => {
  expect(same(ours)).toBe(true)
  expect(same({ ...ours, version: '2', commit: null, modified: null })).toBe(true)
  expect(same({ ...ours, checksSha256: 'x' })).toBe(false)
  expect(same({ ...ours, rulesSha256: 'x' })).toBe(false)
})

test('without the digest of the rules, only one unmodified commit is the same', () => {
  const old = { ...ours, rulesSha256: null }
  expect(same(old)).toBe(true)
  expect(same({ ...old, checksSha256: 'x' })).toBe(false)
  expect(same({ ...old, commit: 'd' })).toBe(false)
  expect(same({ ...old, modified: true })).toBe(false)
  expect(same(old, { ...ours, modified: true })).toBe(false)
  expect(same({ ...old, commit: null }, { ...ours, commit: null })).toBe(false)
})

test('our own commit with other sources is a contradiction; another or a modified one is not', () => {
  expect(contradictsCommit({ ...ours, checksSha256: 'x' }, ours)).toBe(true)
  expect(contradictsCommit({ ...ours, rulesSha256: 'x' }, ours)).toBe(true)
  expect(contradictsCommit({ ...ours, rulesSha256: null }, ours)).toBe(false)
  expect(contradictsCommit(ours, ours)).toBe(false)
  expect(contradictsCommit({ ...ours, checksSha256: 'x', commit: 'd' }, ours)).toBe(false)
  expect(contradictsCommit({ ...ours, checksSha256: 'x', modified: true }, ours)).toBe(false)
})
