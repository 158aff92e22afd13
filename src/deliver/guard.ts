import { lookup as dnsLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** A destination that we refuse to connect to. The message names no secret. */
export class OutboundRefused extends Error {
  override readonly name = 'OutboundRefused'
  readonly code = 'private_address'
}

/** A call that ended without an answer, by a code of ours. */
export class OutboundFailed extends Error {
  override readonly name = 'OutboundFailed'
  readonly code: 'timeout' | 'interrupted' | 'connection_closed'

  constructor(code: OutboundFailed['code']) {
    super(`no answer: ${code}`)
    this.code = code
  }
}

/**
 * A name lookup that answers public addresses only. It is used for the connection itself, so that a name which changes
 * its address between a check and the connection gains nothing.
 */
export const publicOnly: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const [first] = addresses
    const refused = addresses.find(({ address }) => !isPublic(address))
    if (refused || !first) return callback(new OutboundRefused(`${hostname} leads to a private address`), '', 0)
    if (options.all) return callback(null, addresses)
    callback(null, first.address, first.family)
  })
}

/** All that IANA gives out as global unicast; what lies outside is special, old forms of IPv4 addresses (`::127.0.0.1`) too. */
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3')
/** Within it, but for documentation (RFC 9637). */
const DOCUMENTATION_V6 = ipaddr.parseCIDR('3fff::/20')
/** Public by range, yet it leads to the host's own platform: Azure's wire server. */
const PLATFORM = new Set(['168.63.129.16'])

/** True for addresses of the public internet: not loopback, private, link-local, carrier-grade NAT, multicast or reserved. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast' || PLATFORM.has(parsed.toString())) return false
  return parsed.kind() === 'ipv4' || (parsed.match(GLOBAL_V6) && !parsed.match(DOCUMENTATION_V6))
}

/** Names that mean this machine or its own network wherever they are asked (RFC 6761, 6762, 8375, ICANN's `internal`), and those without a dot. */
const PRIVATE_NAME = /^[^.]*$|(^|\.)(localhost|local|internal|home\.arpa)$/

/** Throws {@link OutboundRefused} for URLs we never send to: other schemes, credentials in the URL, private literals. */
export function checkUrl(text: string, allowPrivate: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new OutboundRefused('a destination must be an http or https URL')
  if (url.username !== '' || url.password !== '')
    throw new OutboundRefused('a destination URL must not hold credentials')
  if (allowPrivate) return url
  if (url.protocol !== 'https:') throw new OutboundRefused('a destination must use https')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isPrivate = ipaddr.isValid(host) ? !isPublic(host) : PRIVATE_NAME.test(host.replace(/\.$/, ''))
  if (isPrivate) throw new OutboundRefused('a destination must not be a private address')
  return url
}
