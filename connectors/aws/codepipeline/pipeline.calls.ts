import { CodePipelineClient, GetPipelineCommand, ListPipelinesCommand } from '@aws-sdk/client-codepipeline'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Pipeline } from './pipeline.ts'

export const listPipelines = list({
  action: 'codepipeline:ListPipelines',
  client: CodePipelineClient,
  command: ListPipelinesCommand,
  items: 'pipelines',
  id: 'name',
  token: 'nextToken',
})

export const getPipeline = call({
  action: 'codepipeline:GetPipeline',
  client: CodePipelineClient,
  command: GetPipelineCommand,
  gone: ['PipelineNotFoundException'],
})

const read: Reader<Pipeline> = async function* (aws) {
  for await (const { name } of aws.list(listPipelines, {})) {
    const found = aws.get(getPipeline, { name }, r => r)
    yield {
      id: arnOf(aws, 'codepipeline', name),
      name,
      settings: {
        name,
        pipeline: aws.field(async () => (await found)?.pipeline ?? null),
        metadata: aws.field(async () => (await found)?.metadata ?? null),
      },
    }
  }
}

export default read
