import { connector, reads } from '../../kit/index.ts'
import * as hubChecks from './hub.checks.ts'
import { hub } from './hub.ts'

export const securityhub = connector({
  id: 'securityhub',
  title: 'AWS Security Hub CSPM',
  types: [reads(hub, () => import('./hub.calls.ts'))],
  checks: [...Object.values(hubChecks)],
})
