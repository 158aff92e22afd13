import { DescribeSpotFleetRequestsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { SpotFleet } from './spot-fleet.ts'

export const describeSpotFleetRequests = list({
  action: 'ec2:DescribeSpotFleetRequests',
  client: EC2Client,
  command: DescribeSpotFleetRequestsCommand,
  items: 'SpotFleetRequestConfigs',
  id: 'SpotFleetRequestId',
  token: 'NextToken',
})

const read: Reader<SpotFleet> = async function* (aws) {
  for await (const one of aws.list(describeSpotFleetRequests, { MaxResults: 1000 }))
    yield {
      id: arnOf(aws, 'ec2', `spot-fleet-request/${one.SpotFleetRequestId}`),
      name: one.SpotFleetRequestId,
      settings: one,
    }
}

export default read
