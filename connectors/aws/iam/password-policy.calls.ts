import { GetAccountPasswordPolicyCommand, IAMClient } from '@aws-sdk/client-iam'
import { call, type Reader } from '../../kit/index.ts'
import type { PasswordPolicy } from './password-policy.ts'

export const getAccountPasswordPolicy = call({
  action: 'iam:GetAccountPasswordPolicy',
  client: IAMClient,
  command: GetAccountPasswordPolicyCommand,
  absent: ['NoSuchEntityException'],
})

const read: Reader<PasswordPolicy> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: aws.account,
    settings: { PasswordPolicy: aws.get(getAccountPasswordPolicy, {}, answer => answer.PasswordPolicy) },
  }
}

export default read
