import { type Answer, type AnswerResponse, json } from '../kit/answer.ts'
import { SECURITY_ACCOUNT } from './seed.ts'

// Wire shapes of the Amazon GuardDuty API Reference (2017-11-28). The emulator answers GetAdministratorAccount with
// members that AWS does not use, and lacks DescribeOrganizationConfiguration.

/** How GuardDuty refuses what only another account of the organization may ask. */
export const badRequest = (): AnswerResponse => ({
  ...json({ __type: 'InvalidInputException', message: 'The request is rejected.' }, 400),
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'BadRequestException' },
})

export const answers: readonly Answer[] = [
  {
    service: 'guardduty',
    operation: /^GET \/detector\/[^/]+\/administrator$/,
    respond: () => json({ administrator: { accountId: SECURITY_ACCOUNT, relationshipStatus: 'Enabled' } }),
  },
  { service: 'guardduty', operation: /^GET \/detector\/[^/]+\/admin$/, respond: badRequest },
]
