import { GetAccountAuthorizationDetailsCommand, IAMClient } from '@aws-sdk/client-iam'
import { list, type Reader } from '../../kit/index.ts'
import { summaryCount } from './account.calls.ts'
import { inlinePolicies } from './document.ts'
import type { Group } from './group.ts'

export { getAccountSummary } from './account.calls.ts'

export const listGroups = list({
  action: 'iam:GetAccountAuthorizationDetails',
  client: IAMClient,
  command: GetAccountAuthorizationDetailsCommand,
  items: 'GroupDetailList',
  id: 'Arn',
  token: 'Marker',
})

const read: Reader<Group> = async function* (aws) {
  aws.reconcile('iam:GetAccountSummary Groups', summaryCount(aws, 'Groups'))
  for await (const detail of aws.list(listGroups, { Filter: ['Group'], MaxItems: 1000 })) {
    const { GroupPolicyList, AttachedManagedPolicies, ...rest } = detail
    yield {
      id: detail.Arn,
      name: detail.GroupName,
      settings: {
        ...rest,
        GroupPolicyList: inlinePolicies(GroupPolicyList),
        AttachedManagedPolicies: AttachedManagedPolicies ?? [],
      },
    }
  }
}

export default read
