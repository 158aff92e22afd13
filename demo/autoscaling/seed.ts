import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  PutScalingPolicyCommand,
} from '@aws-sdk/client-auto-scaling'
import { CreateLaunchTemplateCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { DescribeTargetGroupsCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

const IMAGE = 'ami-12c6146b'

/** Northwind Pay's groups: the checkout's in two zones by a template, and one of earlier years by a configuration. */
async function seedAutoScaling(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  await makeCheckout(account, main)
  await makeOld(account, second)
}

/** Scaled to nothing at night: instances of a group are the EC2 seed's to show. */
const SIZE = { MinSize: 0, MaxSize: 6, DesiredCapacity: 0 }

async function makeCheckout(account: SeedAccount, region: string): Promise<void> {
  const name = 'nwp-checkout'
  await account.client(EC2Client, region).send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: name,
      LaunchTemplateData: { ImageId: IMAGE, InstanceType: 'm7g.large', MetadataOptions: { HttpTokens: 'required' } },
    }),
  )
  const client = account.client(AutoScalingClient, region)
  await client.send(
    new CreateAutoScalingGroupCommand({
      ...SIZE,
      AutoScalingGroupName: name,
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateName: name, Version: '$Latest' },
          Overrides: [{ InstanceType: 'm7g.large' }, { InstanceType: 'm6g.large' }],
        },
      },
      VPCZoneIdentifier: await subnetsOf(account, region, ['payments-prod-public-a', 'payments-prod-private-b']),
      TargetGroupARNs: await targetsOf(account, region, name),
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 120,
      Tags: [{ Key: 'owner', Value: 'platform', PropagateAtLaunch: true }],
    }),
  )
  await client.send(
    new PutScalingPolicyCommand({
      AutoScalingGroupName: name,
      PolicyName: 'follow-load',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        TargetValue: 55,
      },
    }),
  )
}

async function makeOld(account: SeedAccount, region: string): Promise<void> {
  const client = account.client(AutoScalingClient, region)
  const LaunchConfigurationName = 'nwp-reports-2019'
  await client.send(
    new CreateLaunchConfigurationCommand({
      LaunchConfigurationName,
      ImageId: IMAGE,
      InstanceType: 't3.small',
      AssociatePublicIpAddress: true,
      UserData: Buffer.from('#!/bin/sh\nREPORTS_DB_PASSWORD=not-a-real-one ./start\n').toString('base64'),
    }),
  )
  await client.send(
    new CreateAutoScalingGroupCommand({
      ...SIZE,
      AutoScalingGroupName: 'nwp-reports',
      LaunchConfigurationName,
      VPCZoneIdentifier: await subnetsOf(account, region, ['payments-eu-public-a']),
      HealthCheckType: 'EC2',
    }),
  )
}

async function subnetsOf(account: SeedAccount, region: string, names: readonly string[]): Promise<string> {
  const Filters = [{ Name: 'tag:Name', Values: [...names] }]
  const { Subnets = [] } = await account.client(EC2Client, region).send(new DescribeSubnetsCommand({ Filters }))
  return Subnets.map(subnet => subnet.SubnetId).join(',')
}

async function targetsOf(account: SeedAccount, region: string, name: string): Promise<string[]> {
  const elb = account.client(ElasticLoadBalancingV2Client, region)
  const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({ Names: [name] }))
  return TargetGroups.flatMap(({ TargetGroupArn }) => TargetGroupArn ?? [])
}

export default { since: 300, after: ['ec2', 'elbv2'], fill: seedAutoScaling } satisfies Seed
