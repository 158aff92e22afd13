import { check, fail, pass, unknown } from '../../kit/index.ts'
import { accountAssignment } from './account-assignment.ts'

export const throughGroups = check(accountAssignment, {
  id: 'sso-admin-account-assignment-through-group',
  title: 'IAM Identity Center gives access to accounts through groups',
  severity: 'low',
  remediation: 'Assign the permission set to a group, and put the user into it.',
  references: ['https://docs.aws.amazon.com/singlesignon/latest/userguide/assignusers.html'],
  test({ PrincipalType: type }) {
    if (type === 'GROUP') return pass('It is assigned to a group.')
    return type === 'USER' ? fail('It is assigned to a user.') : unknown('AWS did not state whom it is assigned to.')
  },
})
