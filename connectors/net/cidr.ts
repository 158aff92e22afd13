import ipaddr from 'ipaddr.js'
import { remembered } from '../kit/remembered.ts'

export type Family = 'IPv4' | 'IPv6'

/** Throws on what is not a CIDR block. */
export const familyOf = (cidr: string): Family => (parsed(cidr).network.kind() === 'ipv4' ? 'IPv4' : 'IPv6')

/** True if every address of `inner` is in `outer`. Throws on what is not a CIDR block. */
export const contains = (outer: string, inner: string): boolean => holds(parsed(outer), parsed(inner))

/** True if blocks, alone or together, leave out no address of `network`. Throws on what is not a CIDR block. */
export function coversWhole(network: string, blocks: readonly string[]): boolean {
  const whole = parsed(network)
  const distinct = [...new Set(blocks)].map(parsed)
  if (distinct.some(block => holds(block, whole))) return true
  const inside = distinct.filter(block => holds(whole, block))
  // Of blocks that are one, written in two ways, the first counts.
  const outermost = inside.filter(
    (block, i) => !inside.some((other, j) => holds(other, block) && (holds(block, other) ? j < i : true)),
  )
  return outermost.reduce((sum, block) => sum + 2 ** (whole.length - block.length), 0) >= 1
}

interface Block {
  readonly network: ReturnType<typeof ipaddr.parse>
  readonly length: number
}

/** The same few blocks stand in most rules of an account. */
const parsed = remembered((cidr): Block => {
  const [network, length] = ipaddr.parseCIDR(cidr)
  return { network, length }
})

const holds = (outer: Block, inner: Block): boolean =>
  outer.length <= inner.length &&
  outer.network.kind() === inner.network.kind() &&
  inner.network.match(outer.network, outer.length)

const lengthOf = (cidr: string): number => parsed(cidr).length

/** Unique local addresses, RFC 4193: not routed on the internet. */
const UNIQUE_LOCAL = 'fc00::/7'

/**
 * True for 0.0.0.0/0, ::/0, and for blocks so wide that naming them restricts nothing, private ones aside; without this
 * 0.0.0.0/1 and 128.0.0.0/1, which are the whole internet, would pass. Networks and policies are judged by this one test.
 * The line is above the widest blocks that one owner holds: /8 in IPv4 (Amazon S3 user guide, "The meaning of public",
 * draws the same), /19 in IPv6 (of operators; customers hold up to /29). S3 calls IPv6 blocks wider than /32 public, but
 * those include what single companies are given. Throws on what is not a CIDR block.
 */
export function isInternet(cidr: string): boolean {
  const length = lengthOf(cidr)
  return familyOf(cidr) === 'IPv4' ? length < 8 : length < 19 && !contains(UNIQUE_LOCAL, cidr)
}

const HALVES = ['0.0.0.0/1', '128.0.0.0/1', '2000::/4', '3000::/4']

/**
 * The blocks that are the internet, or, where none is by itself, the halves of it that they hold together: a list of every
 * /8 restricts nothing either. Throws on what is not a CIDR block.
 */
export function internetAmong(blocks: readonly string[]): string[] {
  const wide = blocks.filter(isInternet)
  return wide.length > 0 ? wide : HALVES.filter(half => mayCover(half, blocks) && coversWhole(half, blocks))
}

/** Whether they are large enough together; most lists are not, and need no closer look. */
function mayCover(half: string, blocks: readonly string[]): boolean {
  const alike = blocks.filter(block => familyOf(block) === familyOf(half))
  return alike.reduce((sum, block) => sum + 2 ** (lengthOf(half) - lengthOf(block)), 0) >= 1
}

/** An address as the block of itself; a block as it is. */
export const asBlock = (range: string): string =>
  range.includes('/') ? range : `${range}/${range.includes(':') ? 128 : 32}`

/** Whether a range (a CIDR block or an address) holds an address; undefined: one of them is none. */
export function inRange(range: string, address: string): boolean | undefined {
  try {
    return contains(asBlock(range), asBlock(address))
  } catch {
    return undefined
  }
}

/** True for an IPv6 address or prefix that the internet can route to (all but unique local and link-local ones). */
export function isGlobalIpv6(address: string): boolean {
  const cidr = address.includes('/') ? address : `${address}/128`
  return !contains(UNIQUE_LOCAL, cidr) && !contains('fe80::/10', cidr)
}
