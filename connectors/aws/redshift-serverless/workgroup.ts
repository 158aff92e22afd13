import type { Workgroup as AwsWorkgroup } from '@aws-sdk/client-redshift-serverless'
import { evidenceType } from '../../kit/index.ts'

/** One workgroup, as `ListWorkgroups` answers it. */
export type Workgroup = AwsWorkgroup

export const workgroup = evidenceType<Workgroup>({
  id: 'aws.redshift-serverless.workgroup',
  title: 'Workgroups of Redshift Serverless, their network and parameters',
  reach: 'region',
  population: 'every workgroup of Redshift Serverless of the account in the region, in any state',
})
