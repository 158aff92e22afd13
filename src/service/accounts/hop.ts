import type { Access } from '../../store/index.ts'
import type { ServiceError } from '../runtime/error.ts'

/**
 * Where the way into an account ended: at this machine's `clock`, on the `network` to AWS, at the `credentials` that we start with, at the
 * `role` that they are to assume, or in another `account` than the one that was meant.
 */
export type Hop = 'clock' | 'network' | 'credentials' | 'role' | 'account'

export function hopOf({ code, cause }: ServiceError, access: Access): Hop {
  if (code === 'account_mismatch') return 'account'
  if (code === 'clock_wrong') return 'clock'
  if (code === 'endpoint_unreachable') return 'network'
  // STS knows who asks and lets nobody assume the role; whose key it does not know, it calls otherwise.
  const denied = /^AccessDenied/.test((cause as Error | undefined)?.name ?? '')
  return code === 'credentials_refused' && access.kind === 'role' && denied ? 'role' : 'credentials'
}
