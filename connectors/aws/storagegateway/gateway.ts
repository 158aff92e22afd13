import type { DescribeGatewayInformationOutput, GatewayInfo } from '@aws-sdk/client-storage-gateway'
import { evidenceType } from '../../kit/index.ts'

export interface Gateway extends GatewayInfo {
  /** Of `DescribeGatewayInformation`. */
  Gateway: Pick<
    DescribeGatewayInformationOutput,
    'CloudWatchLogGroupARN' | 'EndpointType' | 'GatewayCapacity' | 'GatewayTimezone' | 'Tags' | 'VPCEndpoint'
  > | null
}

export const gateway = evidenceType<Gateway>({
  id: 'aws.storagegateway.gateway',
  title: 'Storage gateways, where they run and where they log to',
  reach: 'region',
  population: 'every gateway of AWS Storage Gateway of the account in the region',
  observed: ['/GatewayOperationalState'],
})
