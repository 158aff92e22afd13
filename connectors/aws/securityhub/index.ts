import { evidence, service } from '../../kit/index.ts'
import * as findingChecks from './finding.checks.ts'
import { finding } from './finding.ts'
import * as hubChecks from './hub.checks.ts'
import { hub } from './hub.ts'
import * as organizationChecks from './organization.checks.ts'
import { organizationAdmin } from './organization-admin.ts'

export const securityhub = service('securityhub', 'AWS Security Hub CSPM', [
  evidence(finding, () => import('./finding.calls.ts'), findingChecks),
  evidence(hub, () => import('./hub.calls.ts'), hubChecks),
  evidence(organizationAdmin, () => import('./organization-admin.calls.ts'), organizationChecks),
])
