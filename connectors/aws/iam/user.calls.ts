import {
  GetAccessKeyLastUsedCommand,
  GetAccountAuthorizationDetailsCommand,
  GetLoginProfileCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  type UserDetail,
} from '@aws-sdk/client-iam'
import { type Aws, call, type Fields, list, type Reader } from '../../kit/index.ts'
import { summaryCount } from './account.calls.ts'
import { inlinePolicies } from './document.ts'
import type { KeyLastUsed, User } from './user.ts'

export { getAccountSummary } from './account.calls.ts'

/**
 * Users, groups, roles and policies are read from the authorization details, each with its own filter: one request for
 * hundreds of members, with the documents, attachments, tags and role use, for which IAM otherwise wants five to eight
 * requests each, at rates it throttles hard. The price is that one denied action leaves the four lists unread; that is
 * stated, and AWS's own SecurityAudit policy grants the action.
 */
export const listUsers = list({
  action: 'iam:GetAccountAuthorizationDetails',
  client: IAMClient,
  command: GetAccountAuthorizationDetailsCommand,
  items: 'UserDetailList',
  id: ['Arn', 'UserName'],
  token: 'Marker',
  shared: true,
})

export const getLoginProfile = call({
  action: 'iam:GetLoginProfile',
  client: IAMClient,
  command: GetLoginProfileCommand,
  absent: ['NoSuchEntityException'],
})

export const listAccessKeys = list({
  action: 'iam:ListAccessKeys',
  client: IAMClient,
  command: ListAccessKeysCommand,
  items: 'AccessKeyMetadata',
  id: 'AccessKeyId',
  token: 'Marker',
  gone: ['NoSuchEntityException'],
})

export const getAccessKeyLastUsed = call({
  action: 'iam:GetAccessKeyLastUsed',
  client: IAMClient,
  command: GetAccessKeyLastUsedCommand,
})

export const listMfaDevices = list({
  action: 'iam:ListMFADevices',
  client: IAMClient,
  command: ListMFADevicesCommand,
  items: 'MFADevices',
  token: 'Marker',
  gone: ['NoSuchEntityException'],
})

const read: Reader<User> = async function* (aws) {
  aws.reconcile('iam:GetAccountSummary Users', summaryCount(aws, 'Users'))
  for await (const detail of aws.list(listUsers, { Filter: ['User'], MaxItems: 1000 })) {
    yield { id: detail.Arn, name: detail.UserName, settings: settingsOf(aws, detail) }
  }
}

function settingsOf(aws: Aws, detail: UserDetail): Fields<User> {
  const UserName = detail.UserName
  const keys = aws.all(listAccessKeys, { UserName })
  const { UserPolicyList, GroupList, AttachedManagedPolicies, ...rest } = detail
  return {
    ...rest,
    UserPolicyList: inlinePolicies(UserPolicyList),
    GroupList: GroupList ?? [],
    AttachedManagedPolicies: AttachedManagedPolicies ?? [],
    LoginProfile: aws.get(getLoginProfile, { UserName }, answer => answer.LoginProfile),
    AccessKeyMetadata: keys,
    AccessKeyLastUsed: aws.field(async () =>
      Promise.all(((await keys) ?? []).map(key => lastUse(aws, key.AccessKeyId))),
    ),
    MFADevices: aws.all(listMfaDevices, { UserName }),
  }
}

async function lastUse(aws: Aws, AccessKeyId: string): Promise<KeyLastUsed> {
  const use = await aws.get(getAccessKeyLastUsed, { AccessKeyId }, answer => answer.AccessKeyLastUsed)
  return { AccessKeyId, ...use }
}

export default read
