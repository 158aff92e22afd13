import type { ACL } from '@aws-sdk/client-memorydb'
import { evidenceType } from '../../kit/index.ts'

/** One list, as `DescribeACLs` answers it. */
export type Acl = ACL

export const acl = evidenceType<Acl>({
  id: 'aws.memorydb.acl',
  title: 'Access lists of MemoryDB, with their users and clusters',
  reach: 'region',
  population: 'every access list of MemoryDB of the account in the region, AWS’s own open-access among them',
})
