import type { AnalyzerSummary } from '@aws-sdk/client-accessanalyzer'
import { evidenceType } from '../../kit/index.ts'

export const analyzer = evidenceType<AnalyzerSummary>({
  id: 'aws.accessanalyzer.analyzer',
  title: 'IAM Access Analyzer: which analyzers look for what',
  reach: 'region',
  population:
    'every analyzer that the account owns in the region, of every type; an analyzer of the organization belongs to its management account or delegated administrator, and member accounts do not see it',
  observed: ['/lastResourceAnalyzed', '/lastResourceAnalyzedAt'],
})
