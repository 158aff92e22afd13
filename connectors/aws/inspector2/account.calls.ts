import {
  BatchGetAccountStatusCommand,
  GetConfigurationCommand,
  GetDelegatedAdminAccountCommand,
  Inspector2Client,
  ListFindingAggregationsCommand,
} from '@aws-sdk/client-inspector2'
import { type Aws, call, list, type Reader, Unread } from '../../kit/index.ts'
import type { Account } from './account.ts'

const client = Inspector2Client
const STATUS = 'inspector2:BatchGetAccountStatus'

export const batchGetAccountStatus = call({
  action: STATUS,
  client,
  command: BatchGetAccountStatusCommand,
  shared: true,
})

export const getConfiguration = call({
  action: 'inspector2:GetConfiguration',
  client,
  command: GetConfigurationCommand,
})

/** AWS says by ResourceNotFoundException that no administrator is designated. */
export const getDelegatedAdminAccount = call({
  action: 'inspector2:GetDelegatedAdminAccount',
  client,
  command: GetDelegatedAdminAccountCommand,
  absent: ['ResourceNotFoundException'],
})

/** Of active findings, by account: one answer for the account itself. */
export const listFindingAggregations = list({
  action: 'inspector2:ListFindingAggregations',
  client,
  command: ListFindingAggregationsCommand,
  items: 'responses',
  token: 'nextToken',
})

const read: Reader<Account> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: `${aws.account} in ${aws.region}`,
    settings: {
      AccountState: aws.field(() => stateOf(aws)),
      Configuration: aws.get(getConfiguration, {}, ({ ec2Configuration, ecrConfiguration }) => ({
        ec2Configuration,
        ecrConfiguration,
      })),
      FindingCounts: aws.field(() => countsOf(aws)),
      DelegatedAdmin: aws.get(getDelegatedAdminAccount, {}, r => r.delegatedAdmin),
    },
  }
}

/** Where Inspector is off there are none. */
async function countsOf(aws: Aws) {
  if ((await stateOf(aws)).state?.status === 'DISABLED') return null
  const accountIds = [{ comparison: 'EQUALS' as const, value: aws.account }]
  const answers = await aws.all(listFindingAggregations, { aggregationType: 'ACCOUNT', accountIds })
  return answers?.find(one => one.accountAggregation)?.accountAggregation?.severityCounts ?? null
}

/** Accounts are asked for by number; one that AWS could not tell of stands in another list, with an error. */
export async function stateOf(aws: Aws) {
  const answer = await aws.get(batchGetAccountStatus, { accountIds: [aws.account] }, r => r)
  const state = answer?.accounts?.find(({ accountId }) => accountId === aws.account)
  if (state) return state
  const failed = answer?.failedAccounts?.find(({ accountId }) => accountId === aws.account)
  throw new Unread(STATUS, failed?.errorCode ?? 'NotAnswered', 'AWS did not tell the state of the account')
}

export default read
