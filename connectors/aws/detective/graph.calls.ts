import { DetectiveClient, ListDatasourcePackagesCommand, ListGraphsCommand } from '@aws-sdk/client-detective'
import { list, type Reader } from '../../kit/index.ts'
import { idIn } from '../shared/arn.ts'
import type { Graph } from './graph.ts'

export const listGraphs = list({
  action: 'detective:ListGraphs',
  client: DetectiveClient,
  command: ListGraphsCommand,
  items: 'GraphList',
  id: 'Arn',
  token: 'NextToken',
})

export const listDatasourcePackages = list({
  action: 'detective:ListDatasourcePackages',
  client: DetectiveClient,
  command: ListDatasourcePackagesCommand,
  items: page => Object.entries(page.DatasourcePackages ?? {}),
  token: 'NextToken',
})

const read: Reader<Graph> = async function* (aws) {
  for await (const graph of aws.list(listGraphs, {}))
    yield {
      id: graph.Arn,
      name: idIn(graph.Arn).split(':').at(-1),
      settings: {
        ...graph,
        DatasourcePackages: aws.field(async () =>
          Object.fromEntries((await aws.all(listDatasourcePackages, { GraphArn: graph.Arn })) ?? []),
        ),
      },
    }
}

export default read
