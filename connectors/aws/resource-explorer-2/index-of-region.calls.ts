import { ListIndexesCommand, ResourceExplorer2Client } from '@aws-sdk/client-resource-explorer-2'
import { list, type Reader } from '../../kit/index.ts'
import type { IndexOfRegion } from './index-of-region.ts'

/** Answered in any region, of all. */
export const listIndexes = list({
  action: 'resource-explorer-2:ListIndexes',
  client: ResourceExplorer2Client,
  command: ListIndexesCommand,
  items: 'Indexes',
  id: 'Arn',
  token: 'NextToken',
})

const read: Reader<IndexOfRegion> = async function* (aws) {
  for await (const settings of aws.list(listIndexes, {}))
    yield { id: settings.Arn, name: settings.Region, region: settings.Region, settings }
}

export default read
