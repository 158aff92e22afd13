import type { NatGateway as AwsNatGateway } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One NAT gateway as DescribeNatGateways answers it. */
export type NatGateway = AwsNatGateway

export const natGateway = evidenceType<NatGateway>({
  id: 'aws.ec2.nat-gateway',
  title: 'NAT gateways',
  reach: 'region',
  population:
    'every NAT gateway the account owns in the region, deleted ones as long as AWS lists them (about an hour) included',
})
