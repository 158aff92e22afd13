import type { DescribedConnector } from '@aws-sdk/client-transfer'
import { evidenceType } from '../../kit/index.ts'

export interface Connector {
  Arn: string
  /** `DescribeConnector`. Its secret is named, and never asked for. */
  Connector: DescribedConnector | null
}

export const connector = evidenceType<Connector>({
  id: 'aws.transfer.connector',
  title: 'Connectors of Transfer Family, where they lead and how they log',
  reach: 'region',
  population: 'every connector of AWS Transfer Family of the account in the region',
  observed: ['/Connector/Status', '/Connector/ErrorMessage'],
})
