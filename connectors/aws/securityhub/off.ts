import type { ErrorPattern } from '../../kit/index.ts'

/**
 * How AWS says that Security Hub CSPM is off: "Account 111122223333 is not subscribed to AWS Security Hub", or "is not
 * enabled for securityhub". The same name says that an account "is not an administrator", and by the API reference that
 * it "doesn't have permission to perform this action": any other message is a gap. A refusal by a policy is an
 * AccessDeniedException.
 */
export const OFF: ErrorPattern = {
  name: 'InvalidAccessException',
  message: /\bis not (?:subscribed to AWS Security Hub|enabled for securityhub)\b/i,
}
