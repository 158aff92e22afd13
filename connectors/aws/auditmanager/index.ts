import { evidence, service } from '../../kit/index.ts'
import { account } from './account.ts'
import { assessment } from './assessment.ts'
import { control } from './control.ts'
import { delegation } from './delegation.ts'
import { evidence as collected } from './evidence.ts'
import { evidenceFolder } from './evidence-folder.ts'
import { framework } from './framework.ts'

export const auditmanager = service('auditmanager', 'AWS Audit Manager', [
  evidence(account, () => import('./account.calls.ts')),
  evidence(assessment, () => import('./assessment.calls.ts')),
  evidence(control, () => import('./control.calls.ts')),
  evidence(delegation, () => import('./delegation.calls.ts')),
  evidence(collected, () => import('./evidence.calls.ts')),
  evidence(evidenceFolder, () => import('./evidence-folder.calls.ts')),
  evidence(framework, () => import('./framework.calls.ts')),
])
