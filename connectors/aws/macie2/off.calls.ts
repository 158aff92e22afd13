import type { ErrorPattern } from '../../kit/index.ts'

/** "Macie is not enabled." A refusal by a policy has the same name, and says who is not authorized to perform what. */
export const OFF: ErrorPattern = { name: 'AccessDeniedException', message: /macie is not enabled/i }
