import * as checks from '../../../../connectors/aws/ec2/subnet.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

checkTable(checks.noAutoPublicAddress, {
  pass: [{ case: 'it is off', settings: { MapPublicIpOnLaunch: false } }],
  fail: [{ case: 'it is on', settings: { MapPublicIpOnLaunch: true } }],
  notApplicable: [
    nothing,
    {
      case: 'another account owns and shares it',
      account: '111122223333',
      settings: { OwnerId: '999999999999' },
      reason: /Account 999999999999 owns/,
    },
  ],
  unknown: [
    { case: 'it was not read', gaps: ['MapPublicIpOnLaunch'] },
    { case: 'AWS says nothing of it', settings: {} },
  ],
})
