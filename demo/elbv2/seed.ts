import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  type Action,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { certificateArn } from '../acm/certificate.ts'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { BALANCERS, type Door, type Plan } from './balancers.ts'

/** Northwind Pay's load balancers, in front of the networks of its EC2 seed. */
async function seedElbv2(account: SeedAccount): Promise<void> {
  for (const [index, region] of account.regions.entries())
    for (const plan of BALANCERS[index] ?? []) await makeBalancer(account, region, plan)
}

async function makeBalancer(account: SeedAccount, region: string, plan: Plan): Promise<void> {
  const { name: Name, type: Type, scheme: Scheme } = plan
  const elb = account.client(ElasticLoadBalancingV2Client, region)
  const { ids: Subnets, vpc: VpcId } = await subnetsOf(account, region, plan.subnets)
  const Tags = [{ Key: 'owner', Value: 'platform' }]
  const made = await elb.send(new CreateLoadBalancerCommand({ Name, Type, Scheme, Subnets, Tags }))
  const LoadBalancerArn = given(made.LoadBalancers?.[0]?.LoadBalancerArn)
  const Attributes = Object.entries(plan.attributes).map(([Key, Value]) => ({
    Key,
    Value: Value.replace('{account}', account.id),
  }))
  await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }))
  const Protocol = Type === 'network' ? 'TCP' : 'HTTP'
  const group = await elb.send(new CreateTargetGroupCommand({ Name, Protocol, Port: 8080, VpcId }))
  const forward = [{ Type: 'forward' as const, TargetGroupArn: given(group.TargetGroups?.[0]?.TargetGroupArn) }]
  const certificate = await certificateArn(account, plan.domain, region)
  for (const door of plan.doors)
    await elb.send(new CreateListenerCommand({ LoadBalancerArn, ...listenerOf(door, forward, certificate) }))
}

function listenerOf({ port: Port, protocol: Protocol, policy, actions }: Door, forward: Action[], arn: string) {
  const Certificates = [{ CertificateArn: arn }]
  return { Port, Protocol, DefaultActions: actions ?? forward, ...(policy && { SslPolicy: policy, Certificates }) }
}

async function subnetsOf(account: SeedAccount, region: string, names: readonly string[]) {
  const Filters = [{ Name: 'tag:Name', Values: [...names] }]
  const { Subnets = [] } = await account.client(EC2Client, region).send(new DescribeSubnetsCommand({ Filters }))
  const ids = names.map(name => given(Subnets.find(s => s.Tags?.some(t => t.Value === name))?.SubnetId))
  return { ids, vpc: given(Subnets[0]?.VpcId) }
}

function given(id: string | undefined): string {
  if (!id) throw new Error('the emulator lacks what a load balancer stands on')
  return id
}

export default { since: 320, after: ['acm', 'ec2', 's3'], fill: seedElbv2 } satisfies Seed
