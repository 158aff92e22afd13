import { evidence, service } from '../../kit/index.ts'
import { classificationJob } from './classification-job.ts'
import * as findingChecks from './finding.checks.ts'
import { finding } from './finding.ts'
import * as sessionChecks from './session.checks.ts'
import { session } from './session.ts'

export const macie2 = service('macie2', 'Amazon Macie', [
  evidence(classificationJob, () => import('./classification-job.calls.ts')),
  evidence(finding, () => import('./finding.calls.ts'), findingChecks),
  evidence(session, () => import('./session.calls.ts'), sessionChecks),
])
