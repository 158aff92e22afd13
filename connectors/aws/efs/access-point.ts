import type { AccessPointDescription } from '@aws-sdk/client-efs'
import { evidenceType } from '../../kit/index.ts'

/** One access point, as `DescribeAccessPoints` answers it. */
export type AccessPoint = AccessPointDescription

export const accessPoint = evidenceType<AccessPoint>({
  id: 'aws.efs.access-point',
  title: 'EFS access points, the directory and the user that they fix',
  reach: 'region',
  population: 'every access point of the EFS file systems of the account in the region, in any state',
})
