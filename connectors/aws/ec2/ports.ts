import { Unjudgeable } from '../../kit/index.ts'

export type Transport = 'tcp' | 'udp'

/** Ports of one transport, both ends included. */
export interface PortRange {
  readonly transport: Transport
  readonly from: number
  readonly to: number
}

export interface Port {
  readonly transport: Transport
  readonly port: number
}

/** SSH and RDP. CIS and AWS Config judge both ports over TCP and UDP (RDP uses both). */
export const ADMIN_PORTS: readonly Port[] = [22, 3389].flatMap(port => [
  { transport: 'tcp', port },
  { transport: 'udp', port },
])

const TRANSPORTS: readonly Transport[] = ['tcp', 'udp']
/** Security groups name protocols, network ACLs number them (IANA). */
const NAMES: Readonly<Record<Transport, readonly string[]>> = { tcp: ['tcp', '6'], udp: ['udp', '17'] }

/** A protocol by its number, or one of those that EC2 names. */
const PROTOCOL = /^(-1|\d+|tcp|udp|icmp|icmpv6)$/i

/** Whether it is one that EC2 names or IANA numbers; a rule that AWS gives none counts as one for all. */
export const isProtocol = (protocol: string | undefined): boolean => protocol === undefined || PROTOCOL.test(protocol)

/**
 * The TCP and UDP ports a rule is about. Protocol -1 (and, to be safe, a missing one) is all of both; a missing
 * port or port -1 is all ports; other protocols have no ports (for ICMP the numbers are types).
 */
export function portsOf(protocol: string | undefined, from: number | undefined, to: number | undefined): PortRange[] {
  if (!isProtocol(protocol)) throw new Unjudgeable(`Exhibit does not know the protocol ${protocol}.`)
  const all = protocol === undefined || protocol === '-1'
  const transports = all ? TRANSPORTS : TRANSPORTS.filter(t => NAMES[t].includes(protocol.toLowerCase()))
  const any = all || from === undefined || to === undefined || from === -1 || to === -1
  return transports.map(transport => (any ? { transport, from: 0, to: 65535 } : { transport, from, to }))
}

export const covers = (range: PortRange, { transport, port }: Port): boolean =>
  range.transport === transport && range.from <= port && port <= range.to

/** True if ranges of one transport together leave out no port of 1–65535 (port 0 is reserved). */
export function coversAll(ranges: readonly Pick<PortRange, 'from' | 'to'>[]): boolean {
  let next = 1
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    if (from > next) return false
    next = Math.max(next, to + 1)
  }
  return next > 65535
}
