import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { call, type Reader } from '../../kit/index.ts'
import type { Caller } from './caller.ts'

export const getCallerIdentity = call({
  action: 'sts:GetCallerIdentity',
  client: STSClient,
  command: GetCallerIdentityCommand,
})

const read: Reader<Caller> = async function* (aws) {
  const identity = await aws.get(getCallerIdentity, {}, ({ Account, Arn, UserId }) => ({ Account, Arn, UserId }))
  if (identity) yield { id: aws.accountArn, name: aws.account, settings: identity }
}

export default read
