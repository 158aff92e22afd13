import type { Connection as AwsConnection } from '@aws-sdk/client-direct-connect'
import { evidenceType } from '../../kit/index.ts'

/** One connection as DescribeConnections answers it; of MACsec keys the ARN of the secret that holds them. */
export type Connection = AwsConnection

export const connection = evidenceType<Connection>({
  id: 'aws.directconnect.connection',
  title: 'Direct Connect connections, their places and encryption',
  reach: 'region',
  population: 'every Direct Connect connection of the account in the region, in any state, hosted ones included',
})
