import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { doorOf } from './endpoint-kinds.ts'
import { vpcEndpoint } from './vpc-endpoint.ts'

/** A subnet lies in one zone, and an endpoint has one subnet of each zone at most. */
export const spansZones = check(vpcEndpoint, {
  id: 'ec2-vpc-endpoint-multi-az',
  title: 'Interface endpoints of VPCs stand in several Availability Zones',
  severity: 'low',
  remediation: 'Add a subnet of another Availability Zone to the endpoint.',
  references: ['https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html'],
  equivalents: { prowler: ['vpc_endpoint_multi_az_enabled'] },
  test({ VpcEndpointType: kind, SubnetIds: subnets }) {
    if (kind === undefined) return unknown('AWS did not state the type of the endpoint.')
    if (doorOf(kind) !== 'interface') return notApplicable(`The endpoint is of type ${kind}.`)
    if (subnets === undefined) return unknown('AWS did not state the subnets of the endpoint.')
    return subnets.length > 1
      ? pass(`It stands in ${subnets.join(', ')}.`)
      : fail(`It stands in ${subnets[0] ?? 'no subnet'} alone.`)
  },
})
