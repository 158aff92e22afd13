import type { AllowedPrincipal, ServiceConfiguration, VpcEndpointConnection } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One endpoint service of the account as DescribeVpcEndpointServiceConfigurations answers it. */
export interface VpcEndpointService extends ServiceConfiguration {
  /** `DescribeVpcEndpointServicePermissions`: who may ask for an endpoint; `*` is everybody. */
  AllowedPrincipals: AllowedPrincipal[] | null
  /** `DescribeVpcEndpointConnections`: the endpoints that others have to it. */
  Connections: VpcEndpointConnection[] | null
}

export const vpcEndpointService = evidenceType<VpcEndpointService>({
  id: 'aws.ec2.vpc-endpoint-service',
  title: 'Endpoint services of the account, who may use them and who does',
  reach: 'region',
  population: 'every VPC endpoint service (AWS PrivateLink) that the account offers in the region, in any state',
})
