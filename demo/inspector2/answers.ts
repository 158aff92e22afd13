import { type Answer, json } from '../kit/answer.ts'

// Wire shapes of the Amazon Inspector API Reference (2020-06-08); the emulator lacks what the collector asks.

const ON = { status: 'ENABLED', errorCode: 'ALREADY_ENABLED', errorMessage: '' }
const OFF = { status: 'DISABLED', errorCode: 'ALREADY_ENABLED', errorMessage: '' }

/** On in the first region, but for the code of functions; elsewhere nobody turned it on. */
const stateOf = (accountId: string, main: boolean) => ({
  accountId,
  state: main ? ON : OFF,
  resourceState: { ec2: main ? ON : OFF, ecr: main ? ON : OFF, lambda: main ? ON : OFF, lambdaCode: OFF },
})

const notFound = {
  ...json({ message: 'No delegated administrator account is designated.' }, 404),
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'ResourceNotFoundException' },
}

export const answers: readonly Answer[] = [
  {
    service: 'inspector2',
    operation: /^POST \/status\/batch\/get$/,
    respond({ body, region }) {
      const { accountIds = [] } = JSON.parse(body) as { accountIds?: string[] }
      return json({ accounts: accountIds.map(id => stateOf(id, region === 'us-east-1')), failedAccounts: [] })
    },
  },
  {
    service: 'inspector2',
    operation: /^POST \/configuration\/get$/,
    respond: () =>
      json({
        ec2Configuration: { scanModeState: { scanMode: 'EC2_HYBRID', scanModeStatus: 'SUCCESS' } },
        ecrConfiguration: { rescanDurationState: { rescanDuration: 'DAYS_30', status: 'SUCCESS' } },
      }),
  },
  { service: 'inspector2', operation: /^POST \/delegatedadminaccounts\/get$/, respond: () => notFound },
]
