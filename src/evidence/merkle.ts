import { sha256 } from './digest.ts'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)
const HASH = 32
/** 0x01 and room for two hashes, so that one call hashes them: half the time. */
const PAIR = new Uint8Array(1 + 2 * HASH)
PAIR.set(NODE)

/** Leaf hash of RFC 6962 §2.1: SHA-256(0x00 ‖ data). */
export const leafHash = (data: string | Uint8Array): Buffer =>
  typeof data === 'string' ? sha256(`\0${data}`) : sha256(LEAF, data)
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== HASH || right.length !== HASH) return sha256(NODE, left, right)
  PAIR.set(left, 1)
  PAIR.set(right, 1 + HASH)
  return sha256(PAIR)
}

/**
 * Root of the Merkle tree of RFC 6962 §2.1 over leaf hashes, taken one at a time; keeps one hash per level.
 * The root of no leaves is SHA-256 of nothing.
 */
export class MerkleTree {
  #peaks: (Buffer | undefined)[] = []
  #size = 0

  /** A tree to go on with; `peaks`: the hashes of the complete subtrees that `size` is the sum of, the largest first. */
  static resumed(size: number, peaks: readonly Buffer[]): MerkleTree {
    const tree = new MerkleTree()
    const smallestFirst = peaks.toReversed()
    for (let rest = size, level = 0; rest > 0; rest = Math.floor(rest / 2), level++)
      tree.#peaks[level] = rest % 2 === 1 ? smallestFirst.shift() : undefined
    tree.#size = size
    return tree
  }

  /** `completed` is given the hashes of the subtrees that end with this leaf, the leaf's own first. */
  add(leaf: Buffer, completed?: Buffer[]): void {
    let hash = leaf
    let level = 0
    completed?.push(hash)
    for (let peak = this.#peaks[0]; peak; peak = this.#peaks[level]) {
      hash = nodeHash(peak, hash)
      completed?.push(hash)
      this.#peaks[level] = undefined
      level++
    }
    this.#peaks[level] = hash
    this.#size++
  }

  get size(): number {
    return this.#size
  }

  root(): Buffer {
    let root: Buffer | undefined
    for (const peak of this.#peaks) if (peak) root = root ? nodeHash(peak, root) : peak
    return root ?? sha256()
  }
}
