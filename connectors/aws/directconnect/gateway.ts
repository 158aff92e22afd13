import type { DirectConnectGateway } from '@aws-sdk/client-direct-connect'
import { evidenceType } from '../../kit/index.ts'

/** One gateway as DescribeDirectConnectGateways answers it. */
export type Gateway = DirectConnectGateway

export const gateway = evidenceType<Gateway>({
  id: 'aws.directconnect.gateway',
  title: 'Direct Connect gateways',
  reach: 'account',
  population: 'every Direct Connect gateway of the account, which are the same in all regions, in any state',
})
