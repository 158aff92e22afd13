import type { AccountAssignment as AwsAccountAssignment } from '@aws-sdk/client-sso-admin'
import { evidenceType } from '../../kit/index.ts'

export interface AccountAssignment extends AwsAccountAssignment {
  InstanceArn: string
}

export const accountAssignment = evidenceType<AccountAssignment>({
  id: 'aws.sso-admin.account-assignment',
  title: 'Who has which permission set in which account, by IAM Identity Center',
  reach: 'region',
  population:
    'every assignment of a permission set to a user or group, in the accounts that the set is provisioned in, of the instances of IAM Identity Center in the region',
})
