import { connector, reads } from '../../kit/index.ts'
import * as analyzerChecks from './analyzer.checks.ts'
import { analyzer } from './analyzer.ts'

export const accessanalyzer = connector({
  id: 'accessanalyzer',
  title: 'IAM Access Analyzer',
  types: [reads(analyzer, () => import('./analyzer.calls.ts'))],
  checks: [...Object.values(analyzerChecks)],
})
