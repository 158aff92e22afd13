import { connector, reads } from '../../kit/index.ts'
import * as detectorChecks from './detector.checks.ts'
import { detector } from './detector.ts'
import * as organizationChecks from './organization.checks.ts'
import { organizationAdmin } from './organization-admin.ts'

export const guardduty = connector({
  id: 'guardduty',
  title: 'Amazon GuardDuty',
  types: [
    reads(detector, () => import('./detector.calls.ts')),
    reads(organizationAdmin, () => import('./organization-admin.calls.ts')),
  ],
  checks: [...Object.values(detectorChecks), ...Object.values(organizationChecks)],
})
