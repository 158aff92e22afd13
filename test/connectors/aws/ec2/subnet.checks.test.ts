import * as checks from '../../../../connectors/aws/ec2/subnet.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

checkTable(checks.noAutoPublicAddress, {
  pass: [{ case: 'it is off', settings: { MapPublicIpOnLaunch: false } }],
  fail: [{ case: 'it is on', settings: { MapPublicIpOnLaunch: true } }],
  notApplicable: [nothing],
  unknown: [
    { case: 'it was not read', gaps: ['MapPublicIpOnLaunch'] },
    { case: 'AWS says nothing of it', settings: {} },
  ],
})
