import { check, notApplicable } from '../../kit/index.ts'
import { spansZones, zones } from '../ec2/zones.ts'
import { vpcConnector } from './vpc-connector.ts'

export const connectorSpansZones = check(vpcConnector, {
  id: 'apprunner-vpc-connector-multi-az',
  title: 'VPC connectors of App Runner have subnets in several zones',
  severity: 'medium',
  remediation: 'Make another revision of the connector with a subnet in another Availability Zone.',
  references: ['https://docs.aws.amazon.com/apprunner/latest/dg/network-vpc.html'],
  reads: { subnets: zones },
  test: ({ Status: status, Subnets: ids = [] }, { read }) =>
    status === 'INACTIVE' ? notApplicable('The revision is deleted.') : spansZones(ids, read.subnets),
})
