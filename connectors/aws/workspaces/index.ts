import { evidence, service } from '../../kit/index.ts'
import * as workspaceChecks from './workspace.checks.ts'
import { workspace } from './workspace.ts'

export const workspaces = service('workspaces', 'Amazon WorkSpaces', [
  evidence(workspace, () => import('./workspace.calls.ts'), workspaceChecks),
])
