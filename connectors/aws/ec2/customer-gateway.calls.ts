import { DescribeCustomerGatewaysCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { CustomerGateway } from './customer-gateway.ts'
import { nameOf } from './names.ts'

export const describeCustomerGateways = list({
  action: 'ec2:DescribeCustomerGateways',
  client: EC2Client,
  command: DescribeCustomerGatewaysCommand,
  items: 'CustomerGateways',
  id: 'CustomerGatewayId',
})

const read: Reader<CustomerGateway> = async function* (aws) {
  for await (const one of aws.list(describeCustomerGateways, {})) {
    const id = one.CustomerGatewayId
    yield { id: arnOf(aws, 'ec2', `customer-gateway/${id}`), name: nameOf(one.Tags, id), settings: one }
  }
}

export default read
