import {
  groupInlineNoMarketplace,
  roleInlineNoMarketplace,
  userInlineNoMarketplace,
} from '../../../../connectors/aws/iam/marketplace.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'
import { allBut, allow, deny, together } from './documents.ts'

const inline = (PolicyName: string, PolicyDocument: object) => ({ PolicyName, PolicyDocument })
const SUBSCRIBE = 'aws-marketplace:Subscribe'

for (const [check, list] of [
  [userInlineNoMarketplace, 'UserPolicyList'],
  [groupInlineNoMarketplace, 'GroupPolicyList'],
  [roleInlineNoMarketplace, 'RolePolicyList'],
] as const) {
  const of = (...policies: object[]) => ({ settings: { [list]: policies } })
  checkTable(check, {
    pass: [
      {
        case: 'one product',
        ...of(inline('one', allow(SUBSCRIBE, 'arn:aws:aws-marketplace::111122223333:product/1'))),
      },
      { case: 'it denies it again', ...of(inline('one', together(allow('*'), deny(SUBSCRIBE)))) },
    ],
    fail: [
      {
        case: 'one of two',
        ...of(inline('one', allow('s3:*')), inline('two', allow(SUBSCRIBE))),
        reason: /Marketplace is allowed by the inline policy two\.$/,
      },
      { case: 'all but something', ...of(inline('one', allBut('s3:*'))) },
      { case: 'another policy denies it', ...of(inline('one', allow(SUBSCRIBE)), inline('two', deny(SUBSCRIBE))) },
    ],
    notApplicable: [nothing, { case: 'no inline policy', settings: { [list]: [] } }],
    unknown: [
      { case: 'not read', gaps: [list] },
      { case: 'a policy without its document', ...of({ PolicyName: 'one' }) },
      { case: 'a document that is no policy', ...of({ PolicyName: 'one', PolicyDocument: 'x' }) },
    ],
  })
}
