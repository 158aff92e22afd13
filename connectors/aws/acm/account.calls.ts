import { ACMClient, GetAccountConfigurationCommand } from '@aws-sdk/client-acm'
import { call, type Reader } from '../../kit/index.ts'
import type { Account } from './account.ts'

export const getAccountConfiguration = call({
  action: 'acm:GetAccountConfiguration',
  client: ACMClient,
  command: GetAccountConfigurationCommand,
})

const read: Reader<Account> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: `${aws.account} in ${aws.region}`,
    settings: { ExpiryEvents: aws.get(getAccountConfiguration, {}, r => r.ExpiryEvents) },
  }
}

export default read
