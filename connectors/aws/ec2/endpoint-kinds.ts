import type { State, VpcEndpointType } from '@aws-sdk/client-ec2'
import { meaningOf } from '../../kit/index.ts'

const AVAILABLE: Readonly<Record<Lowercase<State>, boolean>> = {
  available: true,
  deleted: false,
  deleting: false,
  expired: false,
  failed: false,
  partial: false,
  pending: false,
  pendingacceptance: false,
  rejected: false,
}

/** AWS documents the states capitalized and answers them in lower case. */
export const isAvailable = (state: string): boolean =>
  meaningOf(state.toLowerCase() as Lowercase<State>, AVAILABLE, 'the state of the endpoint')

/** By what an endpoint is: a door to a service, or to something else. */
const DOORS = {
  Gateway: 'gateway',
  GatewayLoadBalancer: null,
  Interface: 'interface',
  Resource: null,
  ServiceNetwork: null,
  Tunnel: null,
} as const

/** Which door to a service the endpoint is; null where to none. */
export const doorOf = (type: VpcEndpointType | undefined): 'gateway' | 'interface' | null =>
  type === undefined ? null : meaningOf(type, DOORS, 'the type of endpoint')
