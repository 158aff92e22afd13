import type { DBProxy } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'

/** One proxy as DescribeDBProxies answers it. */
export type DatabaseProxy = DBProxy

export const proxy = evidenceType<DatabaseProxy>({
  id: 'aws.rds.proxy',
  title: 'Proxies of databases, their TLS and sign-in',
  reach: 'region',
  population: 'every RDS proxy of the account in the region, in any state',
  observed: ['/Status', '/UpdatedDate'],
})
