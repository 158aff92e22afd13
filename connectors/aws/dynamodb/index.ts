import { evidence, service } from '../../kit/index.ts'
import { backup } from './backup.ts'
import * as capacityChecks from './capacity.checks.ts'
import * as tableChecks from './table.checks.ts'
import { table } from './table.ts'

export const dynamodb = service('dynamodb', 'Amazon DynamoDB', [
  evidence(table, () => import('./table.calls.ts'), { ...tableChecks, ...capacityChecks }),
  evidence(backup, () => import('./backup.calls.ts')),
])
