import { type Answer, json } from '../kit/answer.ts'

// IAM Identity Center API Reference. The emulator has an instance in every region, where AWS has one for all of them, and
// knows no boundaries.

export const answers: readonly Answer[] = [
  {
    service: 'sso',
    operation: 'ListInstances',
    respond: ({ region }) => (region === 'us-east-1' ? null : json({ Instances: [] })),
  },
  {
    service: 'sso',
    operation: 'GetPermissionsBoundaryForPermissionSet',
    respond: () => json({ __type: 'ResourceNotFoundException', Message: 'The permission set has no boundary.' }, 404),
  },
]
