import { EMRClient, GetBlockPublicAccessConfigurationCommand } from '@aws-sdk/client-emr'
import { call, type Reader } from '../../kit/index.ts'
import type { BlockPublicAccess } from './block-public-access.ts'

export const getBlockPublicAccess = call({
  action: 'elasticmapreduce:GetBlockPublicAccessConfiguration',
  client: EMRClient,
  command: GetBlockPublicAccessConfigurationCommand,
})

const read: Reader<BlockPublicAccess> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: `${aws.account} in ${aws.region}`,
    settings: {
      BlockPublicAccessConfiguration: aws.get(getBlockPublicAccess, {}, r => r.BlockPublicAccessConfiguration),
    },
  }
}

export default read
