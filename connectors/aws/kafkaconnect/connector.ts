import type { DescribeConnectorResponse } from '@aws-sdk/client-kafkaconnect'
import { evidenceType } from '../../kit/index.ts'

export type Description = DescribeConnectorResponse

export interface Connector {
  /** `DescribeConnector`. */
  Connector: Description | null
}

/** A connector is told how to sign in to what it joins: which keys it has is kept, no value. */
export const connector = evidenceType<Connector>({
  id: 'aws.kafkaconnect.connector',
  title: 'Connectors of MSK Connect, their encryption and logs',
  reach: 'region',
  population: 'every connector of MSK Connect of the account in the region, in any state',
  secrets: [{ pointer: '/Connector/connectorConfiguration/*', rule: 'kafkaconnect-connector-configuration' }],
})
