import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  CreateClusterCommand,
  CreateFargateProfileCommand,
  CreateNodegroupCommand,
  EKSClient,
} from '@aws-sdk/client-eks'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { keyArn } from '../kms/key.ts'

/** Northwind Pay's clusters: payments as they should be, and one of earlier years that is open to everybody. */
async function seedEks(account: SeedAccount): Promise<void> {
  const eks = account.client(EKSClient)
  const subnetIds = await subnetsOf(account, ['payments-prod-private-b'])
  const roleArn = `arn:aws:iam::${account.id}:role/nwp-eks-cluster`
  const nodeRole = `arn:aws:iam::${account.id}:role/nwp-eks-nodes`
  await eks.send(
    new CreateClusterCommand({
      name: 'nwp-payments',
      clientRequestToken: 'nwp-payments',
      version: '1.34',
      roleArn,
      resourcesVpcConfig: { subnetIds, endpointPublicAccess: false, endpointPrivateAccess: true },
      encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: await keyArn(account, 'nwp-databases') } }],
      logging: {
        clusterLogging: [{ types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'], enabled: true }],
      },
      deletionProtection: true,
      tags: { owner: 'platform' },
    }),
  )
  await eks.send(
    new CreateNodegroupCommand({
      clusterName: 'nwp-payments',
      nodegroupName: 'nwp-payments-workers',
      subnets: subnetIds,
      nodeRole,
    }),
  )
  await eks.send(
    new CreateClusterCommand({
      name: 'nwp-batch',
      clientRequestToken: 'nwp-batch',
      version: '1.29',
      roleArn,
      resourcesVpcConfig: {
        subnetIds,
        endpointPublicAccess: true,
        endpointPrivateAccess: false,
        publicAccessCidrs: ['0.0.0.0/0'],
      },
      logging: { clusterLogging: [{ types: ['api'], enabled: true }] },
    }),
  )
  await eks.send(
    new CreateNodegroupCommand({
      clusterName: 'nwp-batch',
      nodegroupName: 'nwp-batch-workers',
      subnets: subnetIds,
      nodeRole,
      remoteAccess: { ec2SshKey: 'nwp-ops' },
    }),
  )
  await eks.send(
    new CreateFargateProfileCommand({
      clusterName: 'nwp-payments',
      fargateProfileName: 'nwp-reports',
      podExecutionRoleArn: `arn:aws:iam::${account.id}:role/nwp-eks-pods`,
      subnets: subnetIds,
      selectors: [{ namespace: 'reports' }],
    }),
  )
}

async function subnetsOf(account: SeedAccount, names: string[]): Promise<string[]> {
  const Filters = [{ Name: 'tag:Name', Values: names }]
  const { Subnets } = await account.client(EC2Client).send(new DescribeSubnetsCommand({ Filters }))
  return Subnets?.flatMap(({ SubnetId }) => SubnetId ?? []) ?? []
}

export default { since: 510, after: ['ec2', 'kms'], fill: seedEks } satisfies Seed
