import {
  BedrockAgentClient,
  GetDataSourceCommand,
  ListDataSourcesCommand,
  ListKnowledgeBasesCommand,
} from '@aws-sdk/client-bedrock-agent'
import { call, list, type Reader } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import type { DataSource } from './data-source.ts'

export const listKnowledgeBases = list({
  action: 'bedrock:ListKnowledgeBases',
  client: BedrockAgentClient,
  command: ListKnowledgeBasesCommand,
  items: 'knowledgeBaseSummaries',
  id: 'knowledgeBaseId',
  token: 'nextToken',
})

export const listDataSources = list({
  action: 'bedrock:ListDataSources',
  client: BedrockAgentClient,
  command: ListDataSourcesCommand,
  items: 'dataSourceSummaries',
  id: 'dataSourceId',
  token: 'nextToken',
})

export const getDataSource = call({
  action: 'bedrock:GetDataSource',
  client: BedrockAgentClient,
  command: GetDataSourceCommand,
  gone: ['ResourceNotFoundException'],
})

/** AWS has no ARN for a data source; its id is told with that of its knowledge base. */
const read: Reader<DataSource> = async function* (aws) {
  const bases = aws.list(listKnowledgeBases, { maxResults: 1000 })
  yield* underEach(aws, bases, async function* ({ knowledgeBaseId }) {
    for await (const one of aws.list(listDataSources, { knowledgeBaseId, maxResults: 1000 })) {
      const { dataSourceId } = one
      yield {
        id: `${knowledgeBaseId}/${dataSourceId}`,
        name: one.name ?? dataSourceId,
        settings: {
          ...one,
          Protection: aws.get(
            getDataSource,
            { knowledgeBaseId, dataSourceId },
            ({ dataSource: of }) =>
              of && {
                serverSideEncryptionConfiguration: of.serverSideEncryptionConfiguration,
                dataDeletionPolicy: of.dataDeletionPolicy,
              },
          ),
        },
      }
    }
  })
}

export default read
