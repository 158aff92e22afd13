import { DescribeFileSystemsCommand, FSxClient } from '@aws-sdk/client-fsx'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { FileSystem } from './file-system.ts'

export const describeFileSystems = list({
  action: 'fsx:DescribeFileSystems',
  client: FSxClient,
  command: DescribeFileSystemsCommand,
  items: 'FileSystems',
  id: 'FileSystemId',
  token: 'NextToken',
})

const read: Reader<FileSystem> = async function* (aws) {
  for await (const one of aws.list(describeFileSystems, {}))
    yield {
      id: one.ResourceARN ?? arnOf(aws, 'fsx', `file-system/${one.FileSystemId}`),
      name: one.Tags?.find(tag => tag.Key === 'Name')?.Value || one.FileSystemId,
      settings: one,
    }
}

export default read
