import { accountPublicAccessBlocked } from '../../../../connectors/aws/s3/account-public-access-block.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
const block = (PublicAccessBlockConfiguration: object | null) => ({ PublicAccessBlockConfiguration })

checkTable(accountPublicAccessBlocked, {
  pass: [{ case: 'all four are on', settings: block(on) }],
  fail: [
    { case: 'not set', settings: block(null) },
    {
      case: 'two are off (Prowler passes it)',
      settings: block({ ...on, BlockPublicAcls: false, BlockPublicPolicy: false }),
      reason: /off BlockPublicAcls, BlockPublicPolicy\.$/,
    },
    { case: 'AWS leaves one out', settings: block({ ...on, RestrictPublicBuckets: undefined }) },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['PublicAccessBlockConfiguration'] }],
})
