import { type Answer, json } from '../kit/answer.ts'
import { ORGANIZATION, ROOT_EMAIL } from './facts.ts'

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
    // The emulator makes up the organization's id, which other services name too, and how its account is called.
    service: 'organizations',
    operation: /./,
    respond: () => null,
    rewrite: body =>
      body
        .replaceAll(/\bo-[a-z0-9]{10}\b/g, ORGANIZATION)
        .replaceAll('master@example.com', ROOT_EMAIL)
        .replaceAll('"Name": "master"', '"Name": "Northwind Pay"'),
  },
  {
    service: 'organizations',
    operation: 'DescribeResourcePolicy',
    respond: () =>
      json(
        {
          __type: 'ResourcePolicyNotFoundException',
          Message: "We can't find a resource policy request with the parameter that you specified.",
        },
        400,
      ),
  },
  {
    service: 'organizations',
    operation: 'ListPolicies',
    respond: ({ body }) =>
      KNOWN.includes((JSON.parse(body) as { Filter?: string }).Filter ?? '') ? null : json({ Policies: [] }),
  },
]
