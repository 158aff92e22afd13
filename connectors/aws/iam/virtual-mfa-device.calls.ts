import { IAMClient, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam'
import { list, type Reader } from '../../kit/index.ts'
import type { VirtualMfaDevice } from './virtual-mfa-device.ts'

export const listVirtualMfaDevices = list({
  action: 'iam:ListVirtualMFADevices',
  client: IAMClient,
  command: ListVirtualMFADevicesCommand,
  items: 'VirtualMFADevices',
  id: 'SerialNumber',
  token: 'Marker',
})

const read: Reader<VirtualMfaDevice> = async function* (aws) {
  for await (const { User, ...device } of aws.list(listVirtualMfaDevices, { AssignmentStatus: 'Any' })) {
    const owner = User && { Arn: User.Arn, UserId: User.UserId, UserName: User.UserName }
    // The serial number of a virtual device is its ARN.
    yield { id: device.SerialNumber, settings: { ...device, User: owner } }
  }
}

export default read
