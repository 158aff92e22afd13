import { ApplicationAutoScalingClient, DescribeScalingPoliciesCommand } from '@aws-sdk/client-application-auto-scaling'
import { list, type Reader } from '../../kit/index.ts'
import { NAMESPACES } from './namespaces.ts'
import type { ScalingPolicy } from './scaling-policy.ts'

export const describeScalingPolicies = list({
  action: 'application-autoscaling:DescribeScalingPolicies',
  client: ApplicationAutoScalingClient,
  command: DescribeScalingPoliciesCommand,
  items: 'ScalingPolicies',
  id: ['PolicyARN', 'ResourceId', 'ScalableDimension'],
  token: 'NextToken',
})

const read: Reader<ScalingPolicy> = async function* (aws) {
  for (const ServiceNamespace of NAMESPACES)
    for await (const settings of aws.list(describeScalingPolicies, { ServiceNamespace }))
      yield { id: settings.PolicyARN, name: settings.PolicyName, settings }
}

export default read
