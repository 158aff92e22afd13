import type { Gap } from './item.ts'

const BY_POLICY =
  /explicit deny in an? (service control policy|resource control policy|permissions boundary|session policy|VPC endpoint policy|resource-based policy|identity-based policy)/i

/** Which policy AWS names in its refusal; an explicit deny is not mended by allowing. */
export const deniedBy = ({ message }: Pick<Gap, 'message'>): string | undefined =>
  BY_POLICY.exec(message ?? '')?.[1]?.toLowerCase()

/** What would close a gap, in one sentence. */
export function gapAdvice(gap: Gap): string {
  const { action, reason, detail } = gap
  switch (reason) {
    case 'denied':
      return denialAdvice(gap)
    case 'throttled':
      return `Collect again when fewer other clients call ${action}.`
    case 'region_disabled':
      return 'Enable the region for the account, or leave it out of the scope.'
    case 'not_supported':
      return 'Nothing to grant: AWS does not offer this here, or not to this account.'
    case 'unreachable':
      return 'Let the collector reach the endpoint over the network, then collect again.'
    case 'timeout':
      return 'Collect again; if it stays, look at the network and at the health of the service in that region.'
    case 'not_recorded':
      return 'Record the account again with this version of Exhibit.'
    case 'failed':
      return BY_NAME[detail.split(':')[0] ?? ''] ?? 'Collect again; if it stays, look the call up in CloudTrail.'
  }
}

function denialAdvice(gap: Gap): string {
  const policy = deniedBy(gap)
  if (policy === 'service control policy' || policy === 'resource control policy')
    return `A ${policy} of the organization denies ${gap.action}: exempt the collecting role there, or leave the region out of the scope; allowing the action in IAM does not help.`
  if (policy !== undefined)
    return `A statement of a ${policy} denies ${gap.action}: take the collecting role out of it; allowing the action elsewhere does not help.`
  return `Allow ${gap.action} to the collecting role.`
}

const NOT_ACCEPTED =
  'Look whether the credentials are accepted in that region: session tokens of the global STS endpoint are not, in regions that are opted in to.'

/** For errors whose cause is none of the others. */
const BY_NAME: Readonly<Record<string, string>> = {
  AuthFailure: NOT_ACCEPTED,
  InvalidClientTokenId: NOT_ACCEPTED,
  UnrecognizedClientException: NOT_ACCEPTED,
  CountDiffers: 'Collect again when nothing is being created or deleted: two counts of the same members differ.',
  NotInReport: 'Collect again once AWS makes a new credential report, at the latest four hours after the last one.',
}
