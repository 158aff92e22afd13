import {
  DescribeListenersCommand,
  DescribeRulesCommand,
  DescribeSSLPoliciesCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { type Aws, list, type Reader } from '../../kit/index.ts'
import type { Listener } from './listener.ts'
import { kindOf } from './listener-kind.ts'
import { describeLoadBalancers } from './load-balancer.calls.ts'

export { describeLoadBalancers } from './load-balancer.calls.ts'

const client = ElasticLoadBalancingV2Client

export const describeListeners = list({
  action: 'elasticloadbalancing:DescribeListeners',
  client,
  command: DescribeListenersCommand,
  items: 'Listeners',
  id: 'ListenerArn',
  token: { input: 'Marker', next: page => page.NextMarker },
})

export const describeRules = list({
  action: 'elasticloadbalancing:DescribeRules',
  client,
  command: DescribeRulesCommand,
  gone: ['ListenerNotFoundException'],
  items: 'Rules',
  token: { input: 'Marker', next: page => page.NextMarker },
})

/** By name, as AWS has some eighty of them; listeners of the same policy share the answer. */
export const describeSslPolicies = list({
  action: 'elasticloadbalancing:DescribeSSLPolicies',
  client,
  command: DescribeSSLPoliciesCommand,
  shared: true,
  items: 'SslPolicies',
  token: { input: 'Marker', next: page => page.NextMarker },
})

const read: Reader<Listener> = async function* (aws) {
  for await (const { LoadBalancerArn } of aws.list(describeLoadBalancers, {}))
    for await (const listener of aws.list(describeListeners, { LoadBalancerArn })) {
      const { ListenerArn, SslPolicy } = listener
      const hasRules = !['network', 'gateway'].includes(kindOf(ListenerArn) ?? '')
      yield {
        id: ListenerArn,
        name: nameOf(LoadBalancerArn, listener.Port),
        settings: {
          ...listener,
          Rules: hasRules ? aws.all(describeRules, { ListenerArn }) : null,
          SslPolicyDescription: SslPolicy ? aws.field(() => describedPolicy(aws, SslPolicy)) : null,
        },
      }
    }
}

async function describedPolicy(aws: Aws, name: string) {
  const policies = await aws.all(describeSslPolicies, { Names: [name] })
  return policies?.find(policy => policy.Name === name) ?? null
}

/** `nwp-checkout:443`: a listener has no name of its own. */
const nameOf = (balancer: string, port: number | undefined): string =>
  [balancer.split('/')[2] ?? balancer, ...(port === undefined ? [] : [port])].join(':')

export default read
