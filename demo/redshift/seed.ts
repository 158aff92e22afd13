import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  CreateClusterCommand,
  CreateClusterParameterGroupCommand,
  EnableLoggingCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Northwind Pay's warehouses: the reports as they should be, and marketing's, which is open and in clear. */
async function seedRedshift(account: SeedAccount): Promise<void> {
  const client = account.client(RedshiftClient)
  const { SecurityGroups } = await account.client(EC2Client).send(new DescribeSecurityGroupsCommand({}))
  const VpcSecurityGroupIds = SecurityGroups?.flatMap(({ GroupId, GroupName }) =>
    GroupId && GroupName === 'default' ? [GroupId] : [],
  ).slice(0, 1)
  await client.send(
    new CreateClusterParameterGroupCommand({
      ParameterGroupName: 'nwp-warehouse',
      ParameterGroupFamily: 'redshift-1.0',
      Description: 'TLS only',
    }),
  )
  await client.send(
    new CreateClusterCommand({
      ClusterIdentifier: 'nwp-warehouse',
      NodeType: 'ra3.large',
      NumberOfNodes: 2,
      ClusterType: 'multi-node',
      DBName: 'payments',
      MasterUsername: 'nwp_owner',
      MasterUserPassword: 'Not-A-Real-Passw0rd',
      ClusterParameterGroupName: 'nwp-warehouse',
      AutomatedSnapshotRetentionPeriod: 14,
      AllowVersionUpgrade: true,
      PubliclyAccessible: false,
      Encrypted: true,
      EnhancedVpcRouting: true,
      MultiAZ: true,
      VpcSecurityGroupIds,
    }),
  )
  await client.send(
    new EnableLoggingCommand({ ClusterIdentifier: 'nwp-warehouse', BucketName: `nwp-trail-logs-${account.id}` }),
  )
  await client.send(
    new CreateClusterCommand({
      ClusterIdentifier: 'nwp-marketing',
      NodeType: 'dc2.large',
      ClusterType: 'single-node',
      DBName: 'dev',
      MasterUsername: 'awsuser',
      MasterUserPassword: 'Not-A-Real-Passw0rd',
      AutomatedSnapshotRetentionPeriod: 1,
      AllowVersionUpgrade: false,
      PubliclyAccessible: true,
      Encrypted: false,
      VpcSecurityGroupIds,
    }),
  )
}

export default { since: 530, after: ['ec2', 's3'], fill: seedRedshift } satisfies Seed
