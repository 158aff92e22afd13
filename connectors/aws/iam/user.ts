import type {
  AccessKeyLastUsed,
  AccessKeyMetadata,
  AttachedPolicy,
  LoginProfile,
  MFADevice,
  UserDetail,
} from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'
import type { InlinePolicy } from './document.ts'

/** One IAM user: `GetAccountAuthorizationDetails`, and what only per-user calls tell. */
export interface User
  extends Pick<UserDetail, 'Path' | 'UserName' | 'UserId' | 'Arn' | 'CreateDate' | 'PermissionsBoundary' | 'Tags'> {
  UserPolicyList: InlinePolicy[]
  GroupList: string[]
  AttachedManagedPolicies: AttachedPolicy[]
  /** `GetLoginProfile`; `null`: the user has no console password. */
  LoginProfile: LoginProfile | null
  /** `ListAccessKeys`. */
  AccessKeyMetadata: AccessKeyMetadata[] | null
  /** `GetAccessKeyLastUsed` of each key; without LastUsedDate a key was never used. */
  AccessKeyLastUsed: KeyLastUsed[] | null
  /** `ListMFADevices`: virtual, hardware and FIDO devices alike. */
  MFADevices: MFADevice[] | null
}

export interface KeyLastUsed extends Partial<AccessKeyLastUsed> {
  AccessKeyId: string
}

export const user = evidenceType<User>({
  id: 'aws.iam.user',
  title: 'IAM users, their credentials and permissions',
  reach: 'account',
  population: 'every IAM user of the account (authorization details, Filter=User); the root user is not an IAM user',
  observed: ['/AccessKeyLastUsed'],
})
