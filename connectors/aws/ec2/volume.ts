import type { Volume as AwsVolume } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One EBS volume as DescribeVolumes answers it. */
export type Volume = AwsVolume

export const volume = evidenceType<Volume>({
  id: 'aws.ec2.volume',
  title: 'EBS volumes and their encryption',
  reach: 'region',
  population:
    'every EBS volume the account owns in the region, attached or not, those that AWS services manage for the account (IncludeManagedResources=true) included',
})
