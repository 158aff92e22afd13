import { DescribeVpcBlockPublicAccessOptionsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { call, type Reader } from '../../kit/index.ts'
import type { VpcBlockPublicAccess } from './vpc-block-public-access.ts'

export const describeOptions = call({
  action: 'ec2:DescribeVpcBlockPublicAccessOptions',
  client: EC2Client,
  command: DescribeVpcBlockPublicAccessOptionsCommand,
})

const read: Reader<VpcBlockPublicAccess> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: `${aws.account} in ${aws.region}`,
    settings: { Options: aws.get(describeOptions, {}, r => r.VpcBlockPublicAccessOptions) },
  }
}

export default read
