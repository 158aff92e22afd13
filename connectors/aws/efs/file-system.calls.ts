import {
  DescribeBackupPolicyCommand,
  DescribeFileSystemPolicyCommand,
  DescribeFileSystemsCommand,
  DescribeLifecycleConfigurationCommand,
  DescribeReplicationConfigurationsCommand,
  EFSClient,
} from '@aws-sdk/client-efs'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { FileSystem } from './file-system.ts'

// Error names: Amazon EFS API reference, each operation's page.
const fileSystem = { client: EFSClient, gone: ['FileSystemNotFound'] }

export const describeFileSystems = list({
  action: 'elasticfilesystem:DescribeFileSystems',
  client: EFSClient,
  command: DescribeFileSystemsCommand,
  items: 'FileSystems',
  id: 'FileSystemId',
  token: { input: 'Marker', next: page => page.NextMarker },
  shared: true,
})

export const describeBackupPolicy = call({
  ...fileSystem,
  action: 'elasticfilesystem:DescribeBackupPolicy',
  command: DescribeBackupPolicyCommand,
  absent: ['PolicyNotFound'],
})

export const describeFileSystemPolicy = call({
  ...fileSystem,
  action: 'elasticfilesystem:DescribeFileSystemPolicy',
  command: DescribeFileSystemPolicyCommand,
  absent: ['PolicyNotFound'],
})

export const describeLifecycleConfiguration = call({
  ...fileSystem,
  action: 'elasticfilesystem:DescribeLifecycleConfiguration',
  command: DescribeLifecycleConfigurationCommand,
})

export const describeReplicationConfigurations = list({
  ...fileSystem,
  action: 'elasticfilesystem:DescribeReplicationConfigurations',
  command: DescribeReplicationConfigurationsCommand,
  items: 'Replications',
  token: 'NextToken',
  absent: ['ReplicationNotFound'],
})

const read: Reader<FileSystem> = async function* (aws) {
  for await (const FileSystem of aws.list(describeFileSystems, {})) {
    const { FileSystemId, FileSystemArn, Name } = FileSystem
    yield {
      id: FileSystemArn ?? arnOf(aws, 'elasticfilesystem', `file-system/${FileSystemId}`),
      name: Name || FileSystemId,
      settings: {
        FileSystem,
        BackupPolicy: aws.get(describeBackupPolicy, { FileSystemId }, r => r.BackupPolicy),
        Policy: aws.get(describeFileSystemPolicy, { FileSystemId }, r => r.Policy ?? ''),
        LifecyclePolicies: aws.get(describeLifecycleConfiguration, { FileSystemId }, r => r.LifecyclePolicies),
        Destinations: aws.field(async () => {
          const found = await aws.all(describeReplicationConfigurations, { FileSystemId })
          return found?.flatMap(of => of.Destinations ?? []) ?? null
        }),
      },
    }
  }
}

export default read
