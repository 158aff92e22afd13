import type { VpcConnector as AwsVpcConnector } from '@aws-sdk/client-apprunner'
import { evidenceType } from '../../kit/index.ts'

/** One revision of a VPC connector, as `ListVpcConnectors` answers it. */
export type VpcConnector = AwsVpcConnector

export const vpcConnector = evidenceType<VpcConnector>({
  id: 'aws.apprunner.vpc-connector',
  title: 'VPC connectors of App Runner: the networks that services reach',
  reach: 'region',
  population: 'every revision of every VPC connector of App Runner of the account in the region',
})
