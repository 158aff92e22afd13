import { evidence, service } from '../../kit/index.ts'
import * as analyzerChecks from './analyzer.checks.ts'
import { analyzer } from './analyzer.ts'

export const accessanalyzer = service('accessanalyzer', 'IAM Access Analyzer', [
  evidence(analyzer, () => import('./analyzer.calls.ts'), analyzerChecks),
])
