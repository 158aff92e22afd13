import type { DescribedSecurityPolicy, DescribedServer } from '@aws-sdk/client-transfer'
import { evidenceType } from '../../kit/index.ts'

export interface Server {
  Arn: string
  /** `DescribeServer`. */
  Server: DescribedServer | null
  /** `DescribeSecurityPolicy` of its policy: the algorithms that it accepts. */
  SecurityPolicy: DescribedSecurityPolicy | null
}

export const server = evidenceType<Server>({
  id: 'aws.transfer.server',
  title: 'Servers of Transfer Family, their protocols, algorithms and logs',
  reach: 'region',
  population: 'every server of AWS Transfer Family of the account in the region, in any state; users are not read',
  observed: ['/Server/State', '/Server/UserCount'],
})
