import { GetAccountAuthorizationDetailsCommand, IAMClient, type ManagedPolicyDetail } from '@aws-sdk/client-iam'
import { list, type Reader } from '../../kit/index.ts'
import { summaryCount } from './account.calls.ts'
import { decoded } from './document.ts'
import { isAwsManaged, type Policy } from './policy.ts'

export { getAccountSummary } from './account.calls.ts'

export const listPolicies = list({
  action: 'iam:GetAccountAuthorizationDetails',
  client: IAMClient,
  command: GetAccountAuthorizationDetailsCommand,
  items: 'Policies',
  id: 'Arn',
  token: 'Marker',
})

/** The summary counts customer managed policies, against which the quota beside it stands; AWS's own are added as listed. */
const read: Reader<Policy> = async function* (aws) {
  // A page that moved may name a policy again.
  const ofAws = new Set<string | undefined>()
  aws.reconcile(
    'iam:GetAccountSummary Policies, and those of AWS as listed',
    aws.field(async () => withOthers(await summaryCount(aws, 'Policies'), ofAws.size)),
  )
  for await (const detail of aws.list(listPolicies, {
    Filter: ['LocalManagedPolicy', 'AWSManagedPolicy'],
    MaxItems: 1000,
  })) {
    if (isUnusedOfAws(detail)) yield { excluded: 'an AWS managed policy that nothing in the account uses' }
    else {
      if (isAwsManaged(detail.Arn)) ofAws.add(detail.Arn)
      yield { id: detail.Arn, name: detail.PolicyName, settings: settingsOf(detail) }
    }
  }
}

const withOthers = (own: number | null, others: number): number | null => (own === null ? null : own + others)

/** The attachment count must be known to be zero: a policy that may be attached is never left out. */
const isUnusedOfAws = (detail: ManagedPolicyDetail): boolean =>
  isAwsManaged(detail.Arn) && detail.AttachmentCount === 0 && !detail.PermissionsBoundaryUsageCount

function settingsOf(detail: ManagedPolicyDetail): Policy {
  const { PolicyVersionList = [], ...rest } = detail
  const inForce = PolicyVersionList.find(version => version.VersionId === detail.DefaultVersionId)
  return {
    ...rest,
    Document: decoded(inForce?.Document),
    PolicyVersionList: PolicyVersionList.map(({ Document: _, ...version }) => version),
  }
}

export default read
