import { evidence, service } from '../../kit/index.ts'
import * as detectorChecks from './detector.checks.ts'
import { detector } from './detector.ts'
import * as findingChecks from './finding.checks.ts'
import { finding } from './finding.ts'
import * as organizationChecks from './organization.checks.ts'
import { organizationAdmin } from './organization-admin.ts'
import * as planChecks from './plans.checks.ts'

export const guardduty = service('guardduty', 'Amazon GuardDuty', [
  evidence(detector, () => import('./detector.calls.ts'), detectorChecks, planChecks),
  evidence(finding, () => import('./finding.calls.ts'), findingChecks),
  evidence(organizationAdmin, () => import('./organization-admin.calls.ts'), organizationChecks),
])
