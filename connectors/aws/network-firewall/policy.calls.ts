import {
  DescribeFirewallPolicyCommand,
  ListFirewallPoliciesCommand,
  NetworkFirewallClient,
} from '@aws-sdk/client-network-firewall'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Policy } from './policy.ts'

export const listFirewallPolicies = list({
  action: 'network-firewall:ListFirewallPolicies',
  client: NetworkFirewallClient,
  command: ListFirewallPoliciesCommand,
  items: 'FirewallPolicies',
  id: 'Arn',
  token: 'NextToken',
})

export const describeFirewallPolicy = call({
  action: 'network-firewall:DescribeFirewallPolicy',
  client: NetworkFirewallClient,
  command: DescribeFirewallPolicyCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<Policy> = async function* (aws) {
  for await (const { Arn, Name } of aws.list(listFirewallPolicies, {})) {
    const described = aws.get(describeFirewallPolicy, { FirewallPolicyArn: Arn }, r => r)
    yield {
      id: Arn,
      name: Name,
      settings: {
        Arn,
        FirewallPolicyResponse: aws.field(async () => (await described)?.FirewallPolicyResponse ?? null),
        FirewallPolicy: aws.field(async () => (await described)?.FirewallPolicy ?? null),
      },
    }
  }
}

export default read
