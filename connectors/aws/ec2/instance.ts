import type { Instance as AwsInstance } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/**
 * One instance as DescribeInstances answers it, and its termination protection (DescribeInstanceAttribute). User data is
 * never asked for: it often holds secrets.
 */
export interface Instance extends AwsInstance {
  DisableApiTermination: boolean | null
}

export const instance = evidenceType<Instance>({
  id: 'aws.ec2.instance',
  title: 'EC2 instances, their network, metadata service and protection',
  reach: 'region',
  population:
    'every EC2 instance the account owns in the region, in any state but terminated, those that AWS services manage for the account (IncludeManagedResources=true) included',
})
