import { DescribeTargetGroupsCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2'
import { list, type Reader } from '../../kit/index.ts'
import type { TargetGroup } from './target-group.ts'

export const describeTargetGroups = list({
  action: 'elasticloadbalancing:DescribeTargetGroups',
  client: ElasticLoadBalancingV2Client,
  command: DescribeTargetGroupsCommand,
  items: 'TargetGroups',
  id: 'TargetGroupArn',
  token: { input: 'Marker', next: page => page.NextMarker },
})

const read: Reader<TargetGroup> = async function* (aws) {
  for await (const one of aws.list(describeTargetGroups, {}))
    yield { id: one.TargetGroupArn, name: one.TargetGroupName, settings: one }
}

export default read
