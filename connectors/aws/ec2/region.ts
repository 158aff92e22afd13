import type { Region as AwsRegion } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One region as DescribeRegions answers it; `OptInStatus` says whether the account has it enabled. */
export type Region = AwsRegion

export const region = evidenceType<Region>({
  id: 'aws.ec2.region',
  title: 'AWS regions and whether the account has them enabled',
  reach: 'account',
  population:
    'every region of the partition that DescribeRegions knows, enabled for the account or not (AllRegions=true)',
})
