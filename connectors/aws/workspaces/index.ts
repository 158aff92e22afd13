import { evidence, service } from '../../kit/index.ts'
import * as directoryChecks from './directory.checks.ts'
import { directory } from './directory.ts'
import * as workspaceChecks from './workspace.checks.ts'
import { workspace } from './workspace.ts'

export const workspaces = service('workspaces', 'Amazon WorkSpaces', [
  evidence(directory, () => import('./directory.calls.ts'), directoryChecks),
  evidence(workspace, () => import('./workspace.calls.ts'), workspaceChecks),
])
