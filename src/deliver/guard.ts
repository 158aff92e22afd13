import { lookup as dnsLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** A destination that we refuse to connect to. The message names no secret. */
export class OutboundRefused extends Error {
  override readonly name = 'OutboundRefused'
  readonly code = 'private_address'
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

/** True for addresses of the public internet: not loopback, private, link-local, carrier-grade NAT, multicast or reserved. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return parsed.range() === 'unicast'
}

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
  if (ipaddr.isValid(host) && !isPublic(host)) throw new OutboundRefused('a destination must not be a private address')
  return url
}
