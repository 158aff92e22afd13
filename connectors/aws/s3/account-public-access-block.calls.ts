import { GetPublicAccessBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control'
import { call, type Reader } from '../../kit/index.ts'
import type { AccountPublicAccessBlock } from './account-public-access-block.ts'

export const getAccountPublicAccessBlock = call({
  action: 's3:GetAccountPublicAccessBlock',
  client: S3ControlClient,
  command: GetPublicAccessBlockCommand,
  absent: ['NoSuchPublicAccessBlockConfiguration'],
  accountInHost: true,
})

const read: Reader<AccountPublicAccessBlock> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: aws.account,
    settings: {
      PublicAccessBlockConfiguration: aws.get(
        getAccountPublicAccessBlock,
        { AccountId: aws.account },
        r => r.PublicAccessBlockConfiguration,
      ),
    },
  }
}

export default read
