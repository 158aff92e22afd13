import { type Answer, json } from '../kit/answer.ts'

// License Manager was never set up: AWS refuses each call for the lack of its service-linked role.

export const answers: readonly Answer[] = [
  {
    service: 'license-manager',
    operation: 'ListLicenseConfigurations',
    respond: () => ({
      ...json(
        {
          __type: 'AccessDeniedException',
          Message:
            'Service role not found. Consult setup procedures in License Manager User Guide to create the required role before retrying.',
        },
        400,
      ),
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': 'AccessDeniedException' },
    }),
  },
]
