import { evidence, service } from '../../kit/index.ts'
import { receivedShare } from './received-share.ts'
import * as resourceShareChecks from './resource-share.checks.ts'
import { resourceShare } from './resource-share.ts'

export const ram = service('ram', 'AWS Resource Access Manager', [
  evidence(receivedShare, () => import('./received-share.calls.ts')),
  evidence(resourceShare, () => import('./resource-share.calls.ts'), resourceShareChecks),
])
