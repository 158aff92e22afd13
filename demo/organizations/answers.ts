import { type Answer, json } from '../kit/answer.ts'

// Wire shapes as the AWS Organizations API Reference shows them. The emulator knows neither resource-based policies nor
// the newer policy types, of which the demo's organization has none.

const KNOWN = [
  'SERVICE_CONTROL_POLICY',
  'RESOURCE_CONTROL_POLICY',
  'TAG_POLICY',
  'BACKUP_POLICY',
  'AISERVICES_OPT_OUT_POLICY',
]

export const answers: readonly Answer[] = [
  {
    service: 'organizations',
    operation: 'DescribeResourcePolicy',
    respond: () => json({ __type: 'ResourcePolicyNotFoundException', Message: 'There is none.' }, 400),
  },
  {
    service: 'organizations',
    operation: 'ListPolicies',
    respond: ({ body }) =>
      KNOWN.includes((JSON.parse(body) as { Filter?: string }).Filter ?? '') ? null : json({ Policies: [] }),
  },
]
