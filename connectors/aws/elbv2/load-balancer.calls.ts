import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { call, list, type Reader } from '../../kit/index.ts'
import type { LoadBalancer } from './load-balancer.ts'

// Error names: Elastic Load Balancing API reference (2015-12-01), each operation's page.
const of = {
  client: ElasticLoadBalancingV2Client,
  gone: ['LoadBalancerNotFoundException'],
}

export const describeLoadBalancers = list({
  action: 'elasticloadbalancing:DescribeLoadBalancers',
  client: ElasticLoadBalancingV2Client,
  command: DescribeLoadBalancersCommand,
  items: 'LoadBalancers',
  id: 'LoadBalancerArn',
  token: { input: 'Marker', next: page => page.NextMarker },
  shared: true,
})

export const describeLoadBalancerAttributes = call({
  ...of,
  action: 'elasticloadbalancing:DescribeLoadBalancerAttributes',
  command: DescribeLoadBalancerAttributesCommand,
})

export const describeTags = call({ ...of, action: 'elasticloadbalancing:DescribeTags', command: DescribeTagsCommand })

const read: Reader<LoadBalancer> = async function* (aws) {
  for await (const balancer of aws.list(describeLoadBalancers, {})) {
    const { LoadBalancerArn } = balancer
    yield {
      id: LoadBalancerArn,
      name: balancer.LoadBalancerName,
      settings: {
        ...balancer,
        // AWS gives no order to them.
        Attributes: aws.get(describeLoadBalancerAttributes, { LoadBalancerArn }, r =>
          r.Attributes?.toSorted((a, b) => ((a.Key ?? '') < (b.Key ?? '') ? -1 : 1)),
        ),
        Tags: aws.get(describeTags, { ResourceArns: [LoadBalancerArn] }, r => r.TagDescriptions?.[0]?.Tags),
      },
    }
  }
}

export default read
