import { evidence, service } from '../../kit/index.ts'
import * as accessPointChecks from './access-point.checks.ts'
import { accessPoint } from './access-point.ts'
import * as accountChecks from './account-public-access-block.checks.ts'
import { accountPublicAccessBlock } from './account-public-access-block.ts'
import * as bucketChecks from './bucket.checks.ts'
import { bucket } from './bucket.ts'
import * as accessChecks from './bucket-access.checks.ts'
import * as exposureChecks from './bucket-exposure.checks.ts'
import * as retentionChecks from './bucket-retention.checks.ts'
import * as sharingChecks from './bucket-sharing.checks.ts'
import * as multiRegionAccessPointChecks from './multi-region-access-point.checks.ts'
import { multiRegionAccessPoint } from './multi-region-access-point.ts'

export const s3 = service('s3', 'Amazon S3', [
  evidence(accessPoint, () => import('./access-point.calls.ts'), accessPointChecks),
  evidence(accountPublicAccessBlock, () => import('./account-public-access-block.calls.ts'), accountChecks),
  evidence(
    bucket,
    () => import('./bucket.calls.ts'),
    bucketChecks,
    accessChecks,
    exposureChecks,
    retentionChecks,
    sharingChecks,
  ),
  evidence(multiRegionAccessPoint, () => import('./multi-region-access-point.calls.ts'), multiRegionAccessPointChecks),
])
