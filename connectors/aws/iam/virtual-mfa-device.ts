import type { VirtualMFADevice as Device, User } from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'

export interface VirtualMfaDevice extends Omit<Device, 'User'> {
  /** Whom the device is assigned to (without what moves, such as PasswordLastUsed); absent: nobody. */
  User: Pick<User, 'Arn' | 'UserId' | 'UserName'> | undefined
}

export const virtualMfaDevice = evidenceType<VirtualMfaDevice>({
  id: 'aws.iam.virtual-mfa-device',
  title: 'Virtual MFA devices',
  reach: 'account',
  population: 'every virtual MFA device of the account, assigned or not (AssignmentStatus=Any)',
  secrets: [
    { pointer: '/Base32StringSeed', rule: 'iam-mfa-seed' },
    { pointer: '/QRCodePNG', rule: 'iam-mfa-seed' },
  ],
})
