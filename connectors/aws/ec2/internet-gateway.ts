import type { InternetGateway as AwsInternetGateway } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One internet gateway as DescribeInternetGateways answers it. */
export type InternetGateway = AwsInternetGateway

export const internetGateway = evidenceType<InternetGateway>({
  id: 'aws.ec2.internet-gateway',
  title: 'Internet gateways',
  reach: 'region',
  population: 'every internet gateway the account owns in the region, attached or not',
})
