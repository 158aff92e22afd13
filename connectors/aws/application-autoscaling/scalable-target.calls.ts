import { ApplicationAutoScalingClient, DescribeScalableTargetsCommand } from '@aws-sdk/client-application-auto-scaling'
import { list, type Reader } from '../../kit/index.ts'
import { NAMESPACES } from './namespaces.ts'
import type { ScalableTarget } from './scalable-target.ts'

export const describeScalableTargets = list({
  action: 'application-autoscaling:DescribeScalableTargets',
  client: ApplicationAutoScalingClient,
  command: DescribeScalableTargetsCommand,
  items: 'ScalableTargets',
  id: ['ResourceId', 'ScalableDimension'],
  token: 'NextToken',
})

/** AWS names a target by its resource and dimension; an ARN it has only since 2022. */
const read: Reader<ScalableTarget> = async function* (aws) {
  for (const ServiceNamespace of NAMESPACES)
    for await (const settings of aws.list(describeScalableTargets, { ServiceNamespace })) {
      const name = `${settings.ResourceId} ${settings.ScalableDimension}`
      yield { id: settings.ScalableTargetARN ?? name, name, settings }
    }
}

export default read
