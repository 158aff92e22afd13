import { evidence, service } from '../../kit/index.ts'
import * as backedUpChecks from './backed-up.checks.ts'
import * as planChecks from './plan.checks.ts'
import { plan } from './plan.ts'
import { protectedResource } from './protected-resource.ts'
import * as recoveryPointChecks from './recovery-point.checks.ts'
import { recoveryPoint } from './recovery-point.ts'
import * as reportPlanChecks from './report-plan.checks.ts'
import { reportPlan } from './report-plan.ts'
import * as restoreJobChecks from './restore-job.checks.ts'
import { restoreJob } from './restore-job.ts'
import * as restoreTestingPlanChecks from './restore-testing-plan.checks.ts'
import { restoreTestingPlan } from './restore-testing-plan.ts'
import * as vaultChecks from './vault.checks.ts'
import { vault } from './vault.ts'

export const backup = service('backup', 'AWS Backup', [
  evidence(plan, () => import('./plan.calls.ts'), planChecks),
  evidence(protectedResource, () => import('./protected-resource.calls.ts')),
  evidence(recoveryPoint, () => import('./recovery-point.calls.ts'), backedUpChecks, recoveryPointChecks),
  evidence(reportPlan, () => import('./report-plan.calls.ts'), reportPlanChecks),
  evidence(restoreJob, () => import('./restore-job.calls.ts'), restoreJobChecks),
  evidence(restoreTestingPlan, () => import('./restore-testing-plan.calls.ts'), restoreTestingPlanChecks),
  evidence(vault, () => import('./vault.calls.ts'), vaultChecks),
])
