import type {
  HostedZone as AwsHostedZone,
  GetDNSSECResponse,
  QueryLoggingConfig,
  Tag,
  VPC,
} from '@aws-sdk/client-route-53'
import { evidenceType } from '../../kit/index.ts'

export interface HostedZone extends AwsHostedZone {
  /** `GetHostedZone`: the networks of a private zone. */
  VPCs: VPC[] | null
  /** `GetDNSSEC`; `null` of a private zone, which cannot be signed. */
  DNSSEC: Pick<GetDNSSECResponse, 'KeySigningKeys' | 'Status'> | null
  /** `ListQueryLoggingConfigs` of the zone. */
  QueryLoggingConfigs: QueryLoggingConfig[] | null
  Tags: Tag[] | null
}

export const hostedZone = evidenceType<HostedZone>({
  id: 'aws.route53.hosted-zone',
  title: 'DNS zones of Route 53, their signing, query logging and networks',
  reach: 'account',
  population: 'every hosted zone that the account owns, public and private; records are not read one by one',
  observed: ['/ResourceRecordSetCount'],
})
