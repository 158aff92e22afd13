import { type Answer, type AnswerResponse, json } from '../kit/answer.ts'
import { findings } from './findings.ts'

// Wire shapes of the Amazon GuardDuty API Reference (2017-11-28). The emulator answers GetAdministratorAccount with
// members that AWS does not use, and lacks DescribeOrganizationConfiguration.

/** How GuardDuty refuses what only another account of the organization may ask. */
export const badRequest = (): AnswerResponse => ({
  ...json({ __type: 'InvalidInputException', message: 'The request is rejected.' }, 400),
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'BadRequestException' },
})

export const answers: readonly Answer[] = [
  ...findings,
  {
    service: 'guardduty',
    operation: /^GET \/detector\/[^/]+\/administrator$/,
    respond: () => null,
    rewrite: body => {
      const { accountId, AccountId = accountId } =
        JSON.parse(body).administrator ?? JSON.parse(body).Administrator ?? {}
      return JSON.stringify({ administrator: { accountId: AccountId, relationshipStatus: 'Enabled' } })
    },
  },
  { service: 'guardduty', operation: /^GET \/detector\/[^/]+\/admin$/, respond: badRequest },
  {
    // The emulator has the sources that AWS cannot turn off as off, and leaves them out of the features.
    service: 'guardduty',
    operation: /^GET \/detector\/[^/]+$/,
    respond: () => null,
    rewrite: body => {
      const { dataSources, features = [], ...detector } = JSON.parse(body)
      const on = { status: 'ENABLED' }
      const always = ['CLOUD_TRAIL', 'DNS_LOGS', 'FLOW_LOGS'].map(name => ({ name, ...on }))
      return JSON.stringify({
        ...detector,
        dataSources: { ...dataSources, cloudTrail: on, dnsLogs: on, flowLogs: on, s3Logs: on },
        features: [...always, ...features],
      })
    },
  },
]
