import type { TransitGateway as AwsTransitGateway } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One transit gateway as DescribeTransitGateways answers it. */
export type TransitGateway = AwsTransitGateway

export const transitGateway = evidenceType<TransitGateway>({
  id: 'aws.ec2.transit-gateway',
  title: 'Transit gateways',
  reach: 'region',
  population:
    'every transit gateway that the account owns in the region or that others share with it, deleted ones as long as AWS lists them included',
})
