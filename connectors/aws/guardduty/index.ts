import { evidence, service } from '../../kit/index.ts'
import * as detectorChecks from './detector.checks.ts'
import { detector } from './detector.ts'
import * as organizationChecks from './organization.checks.ts'
import { organizationAdmin } from './organization-admin.ts'
import * as planChecks from './plans.checks.ts'

export const guardduty = service('guardduty', 'Amazon GuardDuty', [
  evidence(detector, () => import('./detector.calls.ts'), detectorChecks, planChecks),
  evidence(organizationAdmin, () => import('./organization-admin.calls.ts'), organizationChecks),
])
