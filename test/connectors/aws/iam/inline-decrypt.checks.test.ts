import {
  groupInlineNoDecryptEveryKey,
  roleInlineNoDecryptEveryKey,
  userInlineNoDecryptEveryKey,
} from '../../../../connectors/aws/iam/inline-decrypt.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const inline = (PolicyName: string, Resource: string, Action = 'kms:Decrypt') => ({
  PolicyName,
  PolicyDocument: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } },
})
const key = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

for (const [check, list] of [
  [userInlineNoDecryptEveryKey, 'UserPolicyList'],
  [groupInlineNoDecryptEveryKey, 'GroupPolicyList'],
  [roleInlineNoDecryptEveryKey, 'RolePolicyList'],
] as const) {
  checkTable(check, {
    pass: [
      { case: 'one key', settings: { [list]: [inline('one', key)] } },
      { case: 'another action', settings: { [list]: [inline('one', '*', 'kms:Encrypt')] } },
    ],
    fail: [
      {
        case: 'every key',
        settings: { [list]: [inline('one', key), inline('two', '*')] },
        reason: /inline policy two\.$/,
      },
      { case: 'everything', settings: { [list]: [inline('all', '*', '*')] } },
    ],
    notApplicable: [nothing, { case: 'no inline policy', settings: { [list]: [] } }],
    unknown: [
      { case: 'not read', gaps: [list] },
      { case: 'a policy without its document', settings: { [list]: [{ PolicyName: 'one' }] } },
      { case: 'a document that is no policy', settings: { [list]: [{ PolicyName: 'one', PolicyDocument: 'x' }] } },
    ],
  })
}
