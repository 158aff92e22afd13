import type { BackupPolicy, Destination, FileSystemDescription, LifecyclePolicy } from '@aws-sdk/client-efs'
import { evidenceType } from '../../kit/index.ts'

export interface FileSystem {
  /** Of `DescribeFileSystems`. A file system without an AvailabilityZoneId is kept in several zones. */
  FileSystem: FileSystemDescription
  /** `DescribeBackupPolicy`; `null`: none was ever set. */
  BackupPolicy: BackupPolicy | null
  /** `DescribeFileSystemPolicy`; `null`: the default, which lets in whoever reaches a mount target. */
  Policy: string | null
  /** `DescribeLifecycleConfiguration`. */
  LifecyclePolicies: LifecyclePolicy[] | null
  /** `DescribeReplicationConfigurations`: the copies; `null`: the file system is not replicated. */
  Destinations: Destination[] | null
}

export const fileSystem = evidenceType<FileSystem>({
  id: 'aws.efs.file-system',
  title: 'EFS file systems, their encryption, backups, policies and copies',
  reach: 'region',
  population: 'every EFS file system of the account in the region, in any state',
  observed: ['/FileSystem/SizeInBytes', '/Destinations/*/LastReplicatedTimestamp'],
})
