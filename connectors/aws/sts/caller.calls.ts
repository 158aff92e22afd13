import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { call, type Reader } from '../../kit/index.ts'
import type { Caller } from './caller.ts'

/** Shared: every target asks the same before it is read, to be sure of the account. */
export const getCallerIdentity = call({
  action: 'sts:GetCallerIdentity',
  client: STSClient,
  command: GetCallerIdentityCommand,
  shared: true,
})

const read: Reader<Caller> = async function* (aws) {
  const identity = await aws.get(getCallerIdentity, {}, ({ Account, Arn, UserId }) => ({ Account, Arn, UserId }))
  if (identity) yield { id: aws.accountArn, name: aws.account, settings: identity }
}

export default read
