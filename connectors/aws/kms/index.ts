import { connector, reads } from '../../kit/index.ts'
import * as keyChecks from './key.checks.ts'
import { key } from './key.ts'

export const kms = connector({
  id: 'kms',
  title: 'AWS Key Management Service',
  types: [reads(key, () => import('./key.calls.ts'))],
  checks: Object.values(keyChecks),
})
