import type { FileSystem as AwsFileSystem } from '@aws-sdk/client-fsx'
import { evidenceType } from '../../kit/index.ts'

/** One file system as DescribeFileSystems answers it. */
export type FileSystem = AwsFileSystem

export const fileSystem = evidenceType<FileSystem>({
  id: 'aws.fsx.file-system',
  title: 'FSx file systems, their zones, backups and encryption',
  reach: 'region',
  population: 'every FSx file system of the account in the region, of any type and in any state',
  observed: ['/AdministrativeActions', '/Lifecycle'],
  secrets: [{ pointer: '/OntapConfiguration/FsxAdminPassword', rule: 'fsx-admin-password' }],
})
