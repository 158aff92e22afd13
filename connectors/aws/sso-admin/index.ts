import { evidence, service } from '../../kit/index.ts'
import * as accountAssignmentChecks from './account-assignment.checks.ts'
import { accountAssignment } from './account-assignment.ts'
import { instance } from './instance.ts'
import * as permissionSetChecks from './permission-set.checks.ts'
import { permissionSet } from './permission-set.ts'

export const ssoAdmin = service('sso-admin', 'AWS IAM Identity Center', [
  evidence(accountAssignment, () => import('./account-assignment.calls.ts'), accountAssignmentChecks),
  evidence(instance, () => import('./instance.calls.ts')),
  evidence(permissionSet, () => import('./permission-set.calls.ts'), permissionSetChecks),
])
