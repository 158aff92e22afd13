import type { EgressOnlyInternetGateway as AwsEgressOnlyInternetGateway } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One egress-only internet gateway as DescribeEgressOnlyInternetGateways answers it. */
export type EgressOnlyInternetGateway = AwsEgressOnlyInternetGateway

export const egressOnlyInternetGateway = evidenceType<EgressOnlyInternetGateway>({
  id: 'aws.ec2.egress-only-internet-gateway',
  title: 'Egress-only internet gateways',
  reach: 'region',
  population: 'every egress-only internet gateway of the account in the region, attached or not',
})
