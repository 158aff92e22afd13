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
