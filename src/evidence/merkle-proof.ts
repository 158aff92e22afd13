import { sha256 } from './digest.ts'
import { nodeHash } from './merkle.ts'

/** The hash of the subtree over leaves [index·2^level, (index+1)·2^level). */
export interface Node {
  readonly level: number
  readonly index: number
}

/** Leaves [from, to): what one hash of a proof stands for. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** The largest power of two below `n`, which is at least 2. Sizes are below 2^53. */
function splitOf(n: number): number {
  let split = 1
  while (split * 2 < n) split *= 2
  return split
}

/** PATH(m, D[n]) of RFC 6962 §2.1.1: what the hashes of an inclusion proof stand for. `index` is below `size`. */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  return ranges.reverse()
}

/** PROOF(m, D[n]) of RFC 6962 §2.1.2: what the hashes of a consistency proof stand for. 0 < `old` ≤ `size`. */
export function consistencyRanges(old: number, size: number): Range[] {
  const ranges: Range[] = []
  let [from, to] = [0, size]
  while (to !== old) {
    const middle = from + splitOf(to - from)
    if (old <= middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  if (from > 0) ranges.push({ from, to })
  return ranges.reverse()
}

/** The complete subtrees a range is made of, left to right, at most one a level. `from` is a multiple of their sizes. */
export function nodesOf({ from, to }: Range): Node[] {
  const nodes: Node[] = []
  for (let at = from; at < to; ) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level++
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** The subtree hash of a range, from the hashes of its nodes; of no leaves it is SHA-256 of nothing. */
export function hashOf(range: Range, hash: (node: Node) => Buffer): Buffer {
  const [last, ...before] = nodesOf(range).reverse().map(hash)
  return before.reduce((right, left) => nodeHash(left, right), last ?? sha256())
}

/** The root that an inclusion proof leads to (RFC 9162 §2.1.3.2); null where it has not the form of one. */
export function rootOfInclusion(index: number, size: number, leaf: Buffer, path: readonly Buffer[]): Buffer | null {
  if (!isSize(index) || !isSize(size) || index >= size) return null
  let [place, last, hash] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (last === 0) return null
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash)
      while (place % 2 === 0 && place > 0) [place, last] = [half(place), half(last)]
    } else hash = nodeHash(hash, sibling)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 ? hash : null
}

/** Does the tree of `size` leaves begin with all leaves of the tree of `old`? RFC 9162 §2.1.4.2; nothing is a beginning of everything. */
export function isConsistent(
  old: { readonly size: number; readonly root: Buffer },
  tree: { readonly size: number; readonly root: Buffer },
  path: readonly Buffer[],
): boolean {
  if (!isSize(old.size) || !isSize(tree.size) || old.size > tree.size) return false
  if (old.size === tree.size) return path.length === 0 && old.root.equals(tree.root)
  if (old.size === 0) return path.length === 0 && old.root.equals(sha256())
  const hashes = isPowerOfTwo(old.size) ? [old.root, ...path] : path
  let [place, last] = [old.size - 1, tree.size - 1]
  while (place % 2 === 1) [place, last] = [half(place), half(last)]
  const [first, ...rest] = hashes
  if (!first) return false
  let [before, after] = [first, first]
  for (const sibling of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      before = nodeHash(sibling, before)
      after = nodeHash(sibling, after)
      while (place % 2 === 0 && place > 0) [place, last] = [half(place), half(last)]
    } else after = nodeHash(after, sibling)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && before.equals(old.root) && after.equals(tree.root)
}

/** Bits would be lost in bitwise operators past 2^31. */
const half = (n: number): number => Math.floor(n / 2)
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0

function isPowerOfTwo(n: number): boolean {
  let rest = n
  while (rest % 2 === 0 && rest > 1) rest = half(rest)
  return rest === 1
}
