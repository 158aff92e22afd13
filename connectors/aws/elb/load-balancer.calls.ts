import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancerPoliciesCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { LoadBalancer } from './load-balancer.ts'

// Error names: Elastic Load Balancing API reference (2012-06-01), each operation's page.
const of = { client: ElasticLoadBalancingClient, gone: ['AccessPointNotFoundException'] }

export const describeLoadBalancers = list({
  action: 'elasticloadbalancing:DescribeLoadBalancers',
  client: ElasticLoadBalancingClient,
  command: DescribeLoadBalancersCommand,
  items: 'LoadBalancerDescriptions',
  id: 'LoadBalancerName',
  token: { input: 'Marker', next: page => page.NextMarker },
})

export const describeLoadBalancerAttributes = call({
  ...of,
  action: 'elasticloadbalancing:DescribeLoadBalancerAttributes',
  command: DescribeLoadBalancerAttributesCommand,
})

export const describeLoadBalancerPolicies = call({
  ...of,
  action: 'elasticloadbalancing:DescribeLoadBalancerPolicies',
  command: DescribeLoadBalancerPoliciesCommand,
})

const read: Reader<LoadBalancer> = async function* (aws) {
  for await (const balancer of aws.list(describeLoadBalancers, {})) {
    const { LoadBalancerName } = balancer
    yield {
      id: arnOf(aws, 'elasticloadbalancing', `loadbalancer/${LoadBalancerName}`),
      name: LoadBalancerName,
      settings: {
        ...balancer,
        LoadBalancerAttributes: aws.get(
          describeLoadBalancerAttributes,
          { LoadBalancerName },
          r => r.LoadBalancerAttributes,
        ),
        PolicyDescriptions: aws.get(describeLoadBalancerPolicies, { LoadBalancerName }, r => r.PolicyDescriptions),
      },
    }
  }
}

export default read
