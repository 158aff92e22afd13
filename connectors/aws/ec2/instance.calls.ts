import { DescribeInstanceAttributeCommand, DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Instance } from './instance.ts'
import { nameOf } from './names.ts'

export const describeInstances = list({
  action: 'ec2:DescribeInstances',
  client: EC2Client,
  command: DescribeInstancesCommand,
  items: page => page.Reservations?.flatMap(reservation => reservation.Instances ?? []),
  id: 'InstanceId',
  token: 'NextToken',
})

/** Asked for `disableApiTermination` only; the same operation could also read user data, which we never do. */
export const describeTerminationProtection = call({
  action: 'ec2:DescribeInstanceAttribute',
  client: EC2Client,
  command: DescribeInstanceAttributeCommand,
  gone: ['InvalidInstanceID.NotFound'],
})

/**
 * AWS goes on listing a terminated instance for about an hour. It cannot be started again and has lost its network and
 * profile, so there is nothing left to judge: it is counted as excluded, not collected.
 */
const TERMINATED = 'the instance is terminated: AWS lists it for a while, but it cannot be started again'

const read: Reader<Instance> = async function* (aws) {
  for await (const instance of aws.list(describeInstances, { IncludeManagedResources: true, MaxResults: 1000 })) {
    if (instance.State?.Name === 'terminated') {
      yield { excluded: TERMINATED }
      continue
    }
    const InstanceId = instance.InstanceId
    const attribute = { InstanceId, Attribute: 'disableApiTermination' as const }
    yield {
      id: arnOf(aws, 'ec2', `instance/${InstanceId}`),
      name: nameOf(instance.Tags, InstanceId),
      settings: {
        ...instance,
        DisableApiTermination: aws.get(describeTerminationProtection, attribute, r => r.DisableApiTermination?.Value),
      },
    }
  }
}

export default read
