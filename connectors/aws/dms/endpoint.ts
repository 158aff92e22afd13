import type { Endpoint as AwsEndpoint } from '@aws-sdk/client-database-migration-service'
import { evidenceType } from '../../kit/index.ts'

/** One endpoint, as `DescribeEndpoints` answers it. */
export type Endpoint = AwsEndpoint

/** Connection attributes are free text, in which older endpoints hold passwords too. */
export const endpoint = evidenceType<Endpoint>({
  id: 'aws.dms.endpoint',
  title: 'Endpoints of AWS DMS, the databases behind them and how they are reached',
  reach: 'region',
  population: 'every source and target endpoint of AWS DMS of the account in the region',
  secrets: [
    '/ExtraConnectionAttributes',
    '/*/Password',
    '/*/AsmPassword',
    '/*/AuthPassword',
    '/*/SaslPassword',
    '/*/SecurityDbEncryption',
    '/*/SslClientKeyPassword',
  ].map(pointer => ({ pointer, rule: 'dms-endpoint-credentials' })),
})
