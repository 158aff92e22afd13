import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  type ContainerDefinition,
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

const logs = (group: string) => ({
  logDriver: 'awslogs' as const,
  options: { 'awslogs-group': group, 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'task' },
})

const API: ContainerDefinition = {
  name: 'api',
  image: '210987654321.dkr.ecr.us-east-1.amazonaws.com/payments-api',
  user: '10001',
  readonlyRootFilesystem: true,
  environment: [{ name: 'STAGE', value: 'production' }],
  secrets: [
    { name: 'DB_PASSWORD', valueFrom: 'arn:aws:ssm:us-east-1:210987654321:parameter/nwp/payments/db-password' },
  ],
  logConfiguration: logs('/nwp/payments-api'),
}

const GATEWAY: ContainerDefinition = {
  name: 'gateway',
  image: 'partner/gateway:latest',
  privileged: true,
  environment: [
    { name: 'AWS_ACCESS_KEY_ID', value: 'not-a-real-one' },
    { name: 'AWS_SECRET_ACCESS_KEY', value: 'not-a-real-one-either' },
  ],
}

/** Northwind Pay's containers: the payments API on Fargate, and a partner's gateway that was brought along as it was. */
async function seedEcs(account: SeedAccount): Promise<void> {
  const ecs = account.client(ECSClient)
  for (const [clusterName, value] of CLUSTERS)
    await ecs.send(new CreateClusterCommand({ clusterName, settings: [{ name: 'containerInsights', value }] }))
  await registerTasks(ecs, `arn:aws:iam::${account.id}:role/payments-api-task`)
  const place = await placeOf(account.client(EC2Client))
  for (const { assignPublicIp, ...service } of SERVICES)
    await ecs.send(
      new CreateServiceCommand({
        ...service,
        launchType: 'FARGATE',
        desiredCount: 2,
        networkConfiguration: { awsvpcConfiguration: { ...place, assignPublicIp } },
      }),
    )
}

const CLUSTERS = [
  ['nwp-payments', 'enabled'],
  ['nwp-partners', 'disabled'],
] as const

const SERVICES = [
  {
    cluster: 'nwp-payments',
    serviceName: 'payments-api',
    taskDefinition: 'payments-api:2',
    platformVersion: 'LATEST',
    assignPublicIp: 'DISABLED',
  },
  {
    cluster: 'nwp-partners',
    serviceName: 'partner-webhooks',
    taskDefinition: 'payments-api:3',
    platformVersion: '1.3.0',
    assignPublicIp: 'ENABLED',
  },
] as const

async function registerTasks(ecs: ECSClient, role: string): Promise<void> {
  for (const tag of ['2026.10.7', '2026.11.1', '2026.11.2'])
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'payments-api',
        networkMode: 'awsvpc',
        taskRoleArn: role,
        executionRoleArn: role,
        requiresCompatibilities: ['FARGATE'],
        cpu: '512',
        memory: '1024',
        containerDefinitions: [{ ...API, image: `${API.image}:${tag}` }],
      }),
    )
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'partner-gateway',
      networkMode: 'host',
      pidMode: 'host',
      memory: '512',
      containerDefinitions: [GATEWAY],
    }),
  )
}

async function placeOf(ec2: EC2Client): Promise<{ subnets: string[]; securityGroups: string[] }> {
  const named = [{ Name: 'tag:Name', Values: ['payments-prod-*'] }]
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters: named }))
  const ofVpc = [
    { Name: 'vpc-id', Values: Subnets.flatMap(subnet => subnet.VpcId ?? []).slice(0, 1) },
    { Name: 'group-name', Values: ['default'] },
  ]
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters: ofVpc }))
  return {
    subnets: Subnets.flatMap(subnet => subnet.SubnetId ?? []).sort(),
    securityGroups: SecurityGroups.flatMap(group => group.GroupId ?? []),
  }
}

export default { since: 380, after: ['ec2', 'iam'], fill: seedEcs } satisfies Seed
