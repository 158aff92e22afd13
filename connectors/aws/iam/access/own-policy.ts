import type { Guarded } from '../../../identity/index.ts'
import type { Told } from '../../../kit/index.ts'
import { indexed, type Layer, layerOf } from '../../../policy/index.ts'

/** The policy of a bucket or a vault, or the trust policy of a role. */
export const resourceLayer = (arn: string, document: unknown): Layer =>
  layerOf([{ policy: 'its own policy', attached: arn, document: indexed(document) }])

/** What a resource's own policy may deny, and who changes it. */
export function denialsIn(
  arn: string,
  policy: Told<string | null>,
  policyLifted: readonly string[],
): Pick<Guarded, 'policy' | 'policyLifted'> {
  if (policy.unread) return { policy: layerOf([], [policy.unread.message]), policyLifted }
  return policy.value === null || policy.value === '' ? {} : { policy: resourceLayer(arn, policy.value), policyLifted }
}
