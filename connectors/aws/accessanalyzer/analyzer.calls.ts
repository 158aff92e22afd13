import { AccessAnalyzerClient, type AnalyzerSummary, ListAnalyzersCommand } from '@aws-sdk/client-accessanalyzer'
import { list, type Reader } from '../../kit/index.ts'

export const listAnalyzers = list({
  action: 'access-analyzer:ListAnalyzers',
  client: AccessAnalyzerClient,
  command: ListAnalyzersCommand,
  items: page => page.analyzers,
  token: { input: 'nextToken', next: page => page.nextToken },
})

const read: Reader<AnalyzerSummary> = async function* (aws) {
  for await (const analyzer of aws.list(listAnalyzers, {}))
    yield { id: analyzer.arn as string, name: analyzer.name, settings: analyzer }
}

export default read
