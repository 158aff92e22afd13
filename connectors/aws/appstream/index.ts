import { evidence, service } from '../../kit/index.ts'
import * as fleetChecks from './fleet.checks.ts'
import { fleet } from './fleet.ts'

export const appstream = service('appstream', 'Amazon AppStream', [
  evidence(fleet, () => import('./fleet.calls.ts'), fleetChecks),
])
