import { evidence, service } from '../../kit/index.ts'
import * as indexChecks from './index-of-region.checks.ts'
import { indexOfRegion } from './index-of-region.ts'

export const resourceExplorer2 = service('resource-explorer-2', 'AWS Resource Explorer', [
  evidence(indexOfRegion, () => import('./index-of-region.calls.ts'), indexChecks),
])
