import canonicalize from 'canonicalize'
import type { Schemas } from '../../api/client.ts'
import { hex, node, sha256 } from '../evidence/merkle.ts'

type Inclusion = Schemas['LedgerInclusion']
type Consistency = Schemas['LedgerConsistency']

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
const half = (n: number): number => Math.floor(n / 2)

/** Whether leaf and path of an entry lead to the root that is stated (RFC 9162 §2.1.3.2), computed here. */
export async function isIncluded({ entry, index, size, root, path }: Inclusion): Promise<boolean> {
  const { kind, subject, digest, at } = entry
  let hash = await sha256('\0', canonicalize({ kind, subject, digest, at }) ?? '')
  let [place, last] = [index, size - 1]
  for (const sibling of path.map(bytesOf)) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = await node(sibling, hash)
      while (place % 2 === 0 && place > 0) [place, last] = [half(place), half(last)]
    } else hash = await node(hash, sibling)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && hex(hash) === root
}

/** Whether the later tree begins with all of the earlier one (RFC 9162 §2.1.4.2), computed here. */
export async function beginsWith({ from, to, path }: Consistency): Promise<boolean> {
  if (from.size === to.size) return path.length === 0 && from.root === to.root
  const whole = Number.isInteger(Math.log2(from.size))
  const [first, ...rest] = (whole ? [from.root, ...path] : path).map(bytesOf)
  if (!first || from.size > to.size) return false
  let [place, last] = [from.size - 1, to.size - 1]
  while (place % 2 === 1) [place, last] = [half(place), half(last)]
  let [before, after] = [first, first]
  for (const sibling of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      ;[before, after] = await Promise.all([node(sibling, before), node(sibling, after)])
      while (place % 2 === 0 && place > 0) [place, last] = [half(place), half(last)]
    } else after = await node(after, sibling)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && hex(before) === from.root && hex(after) === to.root
}
