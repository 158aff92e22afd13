import { evidence, service } from '../../kit/index.ts'
import * as tableChecks from './table.checks.ts'
import { table } from './table.ts'

export const dynamodb = service('dynamodb', 'Amazon DynamoDB', [
  evidence(table, () => import('./table.calls.ts'), tableChecks),
])
