import { evidence, service } from '../../kit/index.ts'
import { group } from './group.ts'
import { user } from './user.ts'

export const identitystore = service('identitystore', 'IAM Identity Center directory', [
  evidence(group, () => import('./group.calls.ts')),
  evidence(user, () => import('./user.calls.ts')),
])
