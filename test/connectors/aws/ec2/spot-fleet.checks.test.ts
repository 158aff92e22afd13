import { disksEncrypted } from '../../../../connectors/aws/ec2/spot-fleet.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const fleet = (launches: object[], SpotFleetRequestState = 'active') => ({
  settings: { SpotFleetRequestState, SpotFleetRequestConfig: { LaunchSpecifications: launches } },
})
const disks = (...Encrypted: (boolean | undefined)[]) => ({
  BlockDeviceMappings: Encrypted.map(is => ({ DeviceName: '/dev/xvda', Ebs: { Encrypted: is } })),
})

checkTable(disksEncrypted, {
  pass: [{ case: 'each', ...fleet([disks(true), disks(true)]) }],
  fail: [
    { case: 'one not', ...fleet([disks(true), disks(true, false)]) },
    { case: 'one that it says nothing of', ...fleet([disks(undefined)]) },
  ],
  notApplicable: [
    { case: 'it starts from templates', ...fleet([]) },
    { case: 'it attaches none', ...fleet([disks()]) },
    { case: 'it is over', ...fleet([disks(false)], 'cancelled') },
  ],
  unknown: [{ case: 'AWS does not say what it starts', settings: { SpotFleetRequestState: 'active' } }],
})
