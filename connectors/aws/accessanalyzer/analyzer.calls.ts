import { AccessAnalyzerClient, type AnalyzerSummary, ListAnalyzersCommand } from '@aws-sdk/client-accessanalyzer'
import { list, type Reader } from '../../kit/index.ts'

export const listAnalyzers = list({
  action: 'access-analyzer:ListAnalyzers',
  client: AccessAnalyzerClient,
  command: ListAnalyzersCommand,
  items: 'analyzers',
  id: 'arn',
  token: 'nextToken',
})

const read: Reader<AnalyzerSummary> = async function* (aws) {
  for await (const analyzer of aws.list(listAnalyzers, {}))
    yield { id: analyzer.arn, name: analyzer.name, settings: analyzer }
}

export default read
