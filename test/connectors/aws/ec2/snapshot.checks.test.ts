import * as checks from '../../../../connectors/aws/ec2/snapshot.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

checkTable(checks.encrypted, {
  pass: [{ case: 'it is', settings: { Encrypted: true } }],
  fail: [{ case: 'it is not', settings: { Encrypted: false } }],
  notApplicable: [nothing],
  unknown: [
    { case: 'AWS says nothing of it', settings: {} },
    { case: 'it was not read', gaps: ['Encrypted'] },
  ],
})

const shared = (...CreateVolumePermissions: object[]) => ({ CreateVolumePermissions })

checkTable(checks.notPublic, {
  pass: [
    { case: 'it is shared with nobody', settings: shared(), reason: /with nobody/ },
    { case: 'it is shared with an account', settings: shared({ UserId: '444455556666' }), reason: /444455556666 only/ },
  ],
  fail: [
    { case: 'it is shared with everyone', settings: shared({ Group: 'all' }) },
    { case: 'with an account and everyone', settings: shared({ UserId: '444455556666' }, { Group: 'all' }) },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'sharing was denied', gaps: ['CreateVolumePermissions'] },
    { case: 'AWS gave no permissions', settings: { CreateVolumePermissions: null } },
  ],
})

const region = (State: string | undefined) => ({ defaults: [{ settings: { SnapshotBlockPublicAccess: { State } } }] })
const everyone = shared({ Group: 'all' })

checkTable(checks.notRestorable, {
  pass: [
    { case: 'it is shared with an account', settings: shared({ UserId: '444455556666' }) },
    { case: 'nobody has it, and the region was not read', settings: shared(), incomplete: ['defaults'] },
    { case: 'the region blocks all sharing', settings: everyone, read: region('block-all-sharing') },
  ],
  fail: [
    { case: 'nothing is blocked', settings: everyone, read: region('unblocked'), reason: /not block it \(unblocked\)/ },
    { case: 'only new sharing is blocked', settings: everyone, read: region('block-new-sharing') },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'AWS gave no permissions', settings: { CreateVolumePermissions: null } },
    { case: 'AWS does not state what is blocked', settings: everyone, read: region(undefined) },
    { case: 'the region was not read', settings: everyone, incomplete: ['defaults'] },
    {
      case: 'another region blocks it',
      settings: everyone,
      read: { defaults: [{ ...region('block-all-sharing').defaults[0], region: 'eu-west-1' }] },
    },
  ],
})
