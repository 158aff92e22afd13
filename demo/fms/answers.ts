import { type Answer, json } from '../kit/answer.ts'

// Firewall Manager answers its administrators alone, and Northwind Pay has none; the emulator lacks the service.

const none: Pick<Answer, 'service' | 'respond'> = {
  service: 'fms',
  respond: ({ region }) =>
    json(
      {
        __type: 'AccessDeniedException',
        Message: `No default admin could be found for account 210987654321 in Region ${region}`,
      },
      400,
    ),
}

export const answers: readonly Answer[] = [
  { ...none, operation: 'GetAdminScope' },
  { ...none, operation: 'ListPolicies' },
]
