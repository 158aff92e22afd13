import * as checks from '../../../../connectors/aws/ec2/region-defaults.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

checkTable(checks.ebsEncryption, {
  pass: [{ case: 'it is on', settings: { EbsEncryptionByDefault: true } }],
  fail: [{ case: 'it is off', settings: { EbsEncryptionByDefault: false } }],
  notApplicable: [nothing],
  unknown: [
    { case: 'AWS says nothing of it', settings: { EbsEncryptionByDefault: null } },
    { case: 'it was denied', gaps: ['EbsEncryptionByDefault'] },
  ],
})

const block = (State?: string) => ({ SnapshotBlockPublicAccess: { State } })

checkTable(checks.snapshotSharing, {
  pass: [{ case: 'all sharing is blocked', settings: block('block-all-sharing') }],
  fail: [
    { case: 'only new sharing is blocked', settings: block('block-new-sharing') },
    { case: 'nothing is blocked', settings: block('unblocked') },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'AWS names no state', settings: block() },
    { case: 'it was denied', gaps: ['SnapshotBlockPublicAccess'] },
  ],
})

const images = (ImageBlockPublicAccessState?: string) => ({ ImageBlockPublicAccess: { ImageBlockPublicAccessState } })

checkTable(checks.imageSharing, {
  pass: [{ case: 'new sharing is blocked', settings: images('block-new-sharing') }],
  fail: [{ case: 'nothing is blocked', settings: images('unblocked') }],
  notApplicable: [nothing],
  unknown: [
    { case: 'AWS names no state', settings: images() },
    { case: 'AWS names a new state', settings: images('block-all-sharing') },
    { case: 'AWS says nothing', settings: { ImageBlockPublicAccess: null } },
  ],
})

const defaults = (InstanceMetadataDefaults: object | null) => ({ InstanceMetadataDefaults })

checkTable(checks.imdsv2, {
  pass: [{ case: 'tokens are required', settings: defaults({ HttpTokens: 'required' }) }],
  fail: [
    { case: 'tokens are optional', settings: defaults({ HttpTokens: 'optional' }) },
    { case: 'the account prefers nothing about tokens', settings: defaults({ HttpEndpoint: 'enabled' }) },
    { case: 'the account prefers nothing', settings: defaults(null) },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'it was denied', gaps: ['InstanceMetadataDefaults'] }],
})
