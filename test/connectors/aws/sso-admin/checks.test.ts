import { throughGroups } from '../../../../connectors/aws/sso-admin/account-assignment.checks.ts'
import { noFullAdmin } from '../../../../connectors/aws/sso-admin/permission-set.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const set = (Arn: string | undefined, Action?: string) => ({
  settings: {
    ManagedPolicies: [{ Name: 'one', Arn }],
    InlinePolicy: Action
      ? JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] })
      : null,
  },
})
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'

checkTable(noFullAdmin, {
  pass: [
    { case: 'reading', ...set(READ_ONLY) },
    { case: 'one service inline', ...set(READ_ONLY, 's3:*') },
  ],
  fail: [
    { case: 'AdministratorAccess', ...set('arn:aws-us-gov:iam::aws:policy/AdministratorAccess') },
    { case: 'everything inline', ...set(READ_ONLY, '*'), reason: /inline/ },
  ],
  unknown: [{ case: 'a policy without an ARN', ...set(undefined) }],
})

checkTable(throughGroups, {
  pass: [{ case: 'a group', settings: { PrincipalType: 'GROUP', PrincipalId: 'g' } }],
  fail: [{ case: 'a user', settings: { PrincipalType: 'USER', PrincipalId: 'u' } }],
})
