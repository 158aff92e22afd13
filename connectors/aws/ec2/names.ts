import type { Tag } from '@aws-sdk/client-ec2'
import type { Aws } from '../../kit/index.ts'

/**
 * ARN of an EC2 resource, `arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1b`, as the service authorization reference
 * writes it. `owner` is the account the resource belongs to, for what another account shares with this one.
 */
export function arnOf(aws: Pick<Aws, 'account' | 'partition' | 'region'>, resource: string, owner?: string): string {
  return `arn:${aws.partition}:ec2:${aws.region}:${owner ?? aws.account}:${resource}`
}

/** The name people gave a resource (its tag `Name`), or else its id. */
export function nameOf(tags: readonly Tag[] | undefined, id: string): string {
  return tags?.find(tag => tag.Key === 'Name')?.Value || id
}

/** The AWS id in an ARN: `rtb-0a1b` of `arn:aws:ec2:…:route-table/rtb-0a1b`. */
export const idIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
