import type { Json } from '../../kit/index.ts'
import type { Instance } from './instance.ts'

/** IPv4 addresses of the internet, or of a telecom carrier's network, that lead to the instance. */
export function publicIpv4(i: Json<Instance>): string[] {
  const associations = (i.NetworkInterfaces ?? []).flatMap(n => [
    n.Association,
    ...(n.PrivateIpAddresses ?? []).map(address => address.Association),
  ])
  return [i.PublicIpAddress, ...associations.flatMap(a => [a?.PublicIp, a?.CarrierIp])].filter(ip => ip !== undefined)
}
