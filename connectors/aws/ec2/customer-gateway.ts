import type { CustomerGateway as AwsCustomerGateway } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One customer gateway as DescribeCustomerGateways answers it. */
export type CustomerGateway = AwsCustomerGateway

export const customerGateway = evidenceType<CustomerGateway>({
  id: 'aws.ec2.customer-gateway',
  title: 'Customer gateways, the far ends of site VPNs',
  reach: 'region',
  population: 'every customer gateway of the account in the region, deleted ones as long as AWS lists them included',
})
