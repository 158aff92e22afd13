import { evidence, service } from '../../kit/index.ts'
import * as projectChecks from './project.checks.ts'
import { project } from './project.ts'
import * as reportGroupChecks from './report-group.checks.ts'
import { reportGroup } from './report-group.ts'
import * as webhookChecks from './webhook.checks.ts'

export const codebuild = service('codebuild', 'AWS CodeBuild', [
  evidence(project, () => import('./project.calls.ts'), projectChecks, webhookChecks),
  evidence(reportGroup, () => import('./report-group.calls.ts'), reportGroupChecks),
])
