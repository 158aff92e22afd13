import type { ErrorPattern } from '../../kit/index.ts'

/**
 * What Firewall Manager answers who is none of its administrators, and where there is none. AWS does not document it; these
 * are the texts that tools which ask it have met. A refusal by an IAM policy has the same name, and none of the texts.
 */
export const NO_ADMINISTRATOR: readonly ErrorPattern[] = [
  {
    name: 'AccessDeniedException',
    message:
      /No default admin could be found|only available to (AWS Firewall Manager Administrators|Administration account)|not currently delegated by AWS FM/i,
  },
]

export const NONE = 'the account is no administrator of Firewall Manager'
