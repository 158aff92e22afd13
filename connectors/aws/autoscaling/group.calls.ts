import {
  AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
  DescribePoliciesCommand,
} from '@aws-sdk/client-auto-scaling'
import { list, type Reader } from '../../kit/index.ts'
import type { Group } from './group.ts'

export const describeGroups = list({
  action: 'autoscaling:DescribeAutoScalingGroups',
  client: AutoScalingClient,
  command: DescribeAutoScalingGroupsCommand,
  items: 'AutoScalingGroups',
  id: 'AutoScalingGroupARN',
  token: 'NextToken',
})

/** Of a group that is gone AWS answers an empty list, or a ValidationError like any other. */
export const describePolicies = list({
  action: 'autoscaling:DescribePolicies',
  client: AutoScalingClient,
  command: DescribePoliciesCommand,
  items: 'ScalingPolicies',
  token: 'NextToken',
})

const read: Reader<Group> = async function* (aws) {
  for await (const group of aws.list(describeGroups, {})) {
    const { AutoScalingGroupName } = group
    yield {
      id: group.AutoScalingGroupARN,
      name: AutoScalingGroupName,
      settings: { ...group, ScalingPolicies: aws.all(describePolicies, { AutoScalingGroupName }) },
    }
  }
}

export default read
