import {
  DescribeVpcEndpointConnectionsCommand,
  DescribeVpcEndpointServiceConfigurationsCommand,
  DescribeVpcEndpointServicePermissionsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { VpcEndpointService } from './vpc-endpoint-service.ts'

export const describeServices = list({
  action: 'ec2:DescribeVpcEndpointServiceConfigurations',
  client: EC2Client,
  command: DescribeVpcEndpointServiceConfigurationsCommand,
  items: 'ServiceConfigurations',
  id: 'ServiceId',
  token: 'NextToken',
})

export const describePermissions = list({
  action: 'ec2:DescribeVpcEndpointServicePermissions',
  client: EC2Client,
  command: DescribeVpcEndpointServicePermissionsCommand,
  items: 'AllowedPrincipals',
  token: 'NextToken',
})

export const describeConnections = list({
  action: 'ec2:DescribeVpcEndpointConnections',
  client: EC2Client,
  command: DescribeVpcEndpointConnectionsCommand,
  items: 'VpcEndpointConnections',
  token: 'NextToken',
})

const read: Reader<VpcEndpointService> = async function* (aws) {
  for await (const service of aws.list(describeServices, { MaxResults: 1000 })) {
    const ServiceId = service.ServiceId
    yield {
      id: arnOf(aws, 'ec2', `vpc-endpoint-service/${ServiceId}`),
      name: nameOf(service.Tags, service.ServiceName ?? ServiceId),
      settings: {
        ...service,
        AllowedPrincipals: aws.all(describePermissions, { ServiceId, MaxResults: 1000 }),
        Connections: aws.all(describeConnections, {
          Filters: [{ Name: 'service-id', Values: [ServiceId] }],
          MaxResults: 1000,
        }),
      },
    }
  }
}

export default read
