import { publicAccessBlocked } from '../../../../connectors/aws/s3/access-point.checks.ts'
import { publicAccessBlockedEverywhere } from '../../../../connectors/aws/s3/multi-region-access-point.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
const { RestrictPublicBuckets: _, ...three } = on

for (const [check, field] of [
  [publicAccessBlocked, 'PublicAccessBlockConfiguration'],
  [publicAccessBlockedEverywhere, 'PublicAccessBlock'],
] as const)
  checkTable(check, {
    pass: [{ case: 'all four', settings: { [field]: on } }],
    fail: [
      {
        case: 'three',
        settings: { [field]: { ...on, BlockPublicPolicy: false } },
        reason: /leaves off BlockPublicPolicy\./,
      },
      { case: 'AWS leaves one out', settings: { [field]: three } },
    ],
    unknown: [{ case: 'AWS does not say', settings: { [field]: null } }],
  })
