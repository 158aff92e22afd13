import ipaddr from 'ipaddr.js'

export type Family = 'IPv4' | 'IPv6'

/** Throws on what is not a CIDR block. */
export const familyOf = (cidr: string): Family => (ipaddr.parseCIDR(cidr)[0].kind() === 'ipv4' ? 'IPv4' : 'IPv6')

/** True if every address of `inner` is in `outer`. Throws on what is not a CIDR block. */
export function contains(outer: string, inner: string): boolean {
  const [network, length] = ipaddr.parseCIDR(outer)
  const [address, innerLength] = ipaddr.parseCIDR(inner)
  return network.kind() === address.kind() && length <= innerLength && address.match(network, length)
}

/** True if blocks, alone or together, leave out no address of `network`. Throws on what is not a CIDR block. */
export function coversWhole(network: string, blocks: readonly string[]): boolean {
  const distinct = [...new Set(blocks)]
  if (distinct.some(block => contains(block, network))) return true
  const inside = distinct.filter(block => contains(network, block))
  const outermost = inside.filter(block => !inside.some(other => other !== block && contains(other, block)))
  const share = (block: string) => 2 ** (lengthOf(network) - lengthOf(block))
  return outermost.reduce((sum, block) => sum + share(block), 0) >= 1
}

const lengthOf = (cidr: string): number => ipaddr.parseCIDR(cidr)[1]

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
