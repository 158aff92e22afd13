import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leafHash, MerkleTree, nodeHash } from '../../src/evidence/merkle.ts'
import {
  consistencyRanges,
  hashOf,
  inclusionRanges,
  isConsistent,
  type Node,
  nodesOf,
  rootOfInclusion,
} from '../../src/evidence/merkle-proof.ts'

/** The leaves, roots and proofs that Certificate Transparency's own implementations test with. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const A = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'
const B = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e'
const C = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'
const D = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'
const E = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0'
const F = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a'
const LEFT = 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const known = LEAVES.map(leaf => leafHash(Buffer.from(leaf, 'hex')))

/** The definition of RFC 6962 §2.1, word for word, as the thing to be held against. */
function subtree(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves
  if (leaves.length === 1 && only) return only
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(subtree(leaves.slice(0, split)), subtree(leaves.slice(split)))
}

const rootOf = (leaves: readonly Buffer[]): Buffer => {
  const tree = new MerkleTree()
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

const nodeIn =
  (leaves: readonly Buffer[]) =>
  ({ level, index }: Node): Buffer =>
    subtree(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))
const inclusion = (leaves: readonly Buffer[], index: number) =>
  inclusionRanges(index, leaves.length).map(range => hashOf(range, nodeIn(leaves)))
const consistency = (leaves: readonly Buffer[], old: number) =>
  consistencyRanges(old, leaves.length).map(range => hashOf(range, nodeIn(leaves)))

describe('the test vectors of Certificate Transparency', () => {
  test('roots', () => {
    expect(known.map((_, n) => hex(rootOf(known.slice(0, n + 1))))).toEqual(ROOTS)
  })

  test.each([
    [0, 1, []],
    [0, 8, [A, B, C]],
    [5, 8, [D, E, LEFT]],
    [2, 3, [ROOTS[1]]],
    [1, 5, ['6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', B, D]],
  ])('inclusion of leaf %i in %i', (index, size, path) => {
    expect(inclusion(known.slice(0, size), index).map(hex)).toEqual(path)
  })

  test.each([
    [1, 1, []],
    [1, 8, [A, B, C]],
    [6, 8, [F, E, LEFT]],
    [2, 5, [B, D]],
    [6, 7, [F, '', LEFT].map((one, i) => (i === 1 ? hex(known[6] ?? Buffer.alloc(0)) : one))],
  ])('consistency of %i with %i', (old, size, path) => {
    const made = consistency(known.slice(0, size), old).map(hex)
    expect(made).toEqual(path)
  })
})

/** Some leaves, all different, and a size. */
const leaves = fc.integer({ min: 1, max: 300 }).map(size => Array.from({ length: size }, (_, i) => leafHash(`${i}`)))
const within = (size: number) => fc.integer({ min: 0, max: size - 1 })
const treeAndIndex = leaves.chain(all => within(all.length).map(index => ({ all, index })))

describe('properties', () => {
  test('every leaf is proven, and only as itself, at its place, in its tree', () => {
    fc.assert(
      fc.property(treeAndIndex, fc.nat(), ({ all, index }, noise) => {
        const [path, root, size] = [inclusion(all, index), rootOf(all), all.length]
        const leaf = all[index] ?? Buffer.alloc(0)
        expect(rootOfInclusion(index, size, leaf, path)).toEqual(root)
        expect(rootOfInclusion(index, size, leafHash('other'), path)).not.toEqual(root)
        const elsewhere = noise % (size + 2)
        if (elsewhere !== index) expect(rootOfInclusion(elsewhere, size, leaf, path)).not.toEqual(root)
        expect(rootOfInclusion(index, size, leaf, [...path, leaf])).toBeNull()
        if (path.length > 0) expect(rootOfInclusion(index, size, leaf, path.slice(1))).not.toEqual(root)
        for (const at of path.keys())
          expect(rootOfInclusion(index, size, leaf, path.with(at, leafHash('forged')))).not.toEqual(root)
      }),
    )
  })

  test('a longer tree is consistent with every beginning of itself, and with nothing else', () => {
    fc.assert(
      fc.property(treeAndIndex, fc.nat(), ({ all, index }, noise) => {
        const old = { size: index + 1, root: rootOf(all.slice(0, index + 1)) }
        const tree = { size: all.length, root: rootOf(all) }
        const path = consistency(all, old.size)
        expect(isConsistent(old, tree, path)).toBe(true)
        expect(isConsistent(old, tree, [...path, tree.root])).toBe(false)
        for (const at of path.keys()) {
          expect(isConsistent(old, tree, path.with(at, leafHash('forged')))).toBe(false)
          expect(isConsistent(old, tree, path.toSpliced(at, 1))).toBe(false)
        }
        // One early leaf rewritten: no proof of the new tree fits the old root.
        const rewritten = all.with(noise % old.size, leafHash('rewritten'))
        expect(isConsistent(old, { ...tree, root: rootOf(rewritten) }, consistency(rewritten, old.size))).toBe(false)
        expect(isConsistent({ ...old, root: leafHash('other') }, tree, path)).toBe(false)
        expect(isConsistent({ size: 0, root: rootOf([]) }, tree, [])).toBe(true)
        expect(isConsistent(tree, { ...old, size: old.size - 1 }, path)).toBe(false)
      }),
    )
  })

  test('a proof stands on at most two nodes a level, also past 2^31 leaves', () => {
    const size = fc.integer({ min: 1, max: 2 ** 45 })
    fc.assert(
      fc.property(size, fc.double({ min: 0, max: 0.999999, noNaN: true }), (n, part) => {
        const index = Math.floor(n * part)
        const levels = Math.ceil(Math.log2(n)) + 1
        for (const ranges of [inclusionRanges(index, n), consistencyRanges(index + 1, n)]) {
          expect(ranges.length).toBeLessThanOrEqual(levels + 1)
          const nodes = ranges.flatMap(nodesOf)
          expect(nodes.length).toBeLessThanOrEqual(2 * levels)
          for (const { level, index: at } of nodes) expect((at + 1) * 2 ** level).toBeLessThanOrEqual(n)
        }
      }),
    )
  })
})
