import { GetPolicyCommand, GetPolicyVersionCommand, IAMClient } from '@aws-sdk/client-iam'
import {
  DescribePermissionSetCommand,
  GetInlinePolicyForPermissionSetCommand,
  GetPermissionsBoundaryForPermissionSetCommand,
  ListCustomerManagedPolicyReferencesInPermissionSetCommand,
  ListManagedPoliciesInPermissionSetCommand,
  ListPermissionSetsCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { decoded } from '../iam/document.ts'
import { underEach } from '../shared/batches.ts'
import { listInstances, NOT_FOR_OTHERS, ownerOf } from '../shared/identity-center.calls.ts'
import type { ManagedPolicyDocument, PermissionSet } from './permission-set.ts'

export { listInstances }

const GONE = 'ResourceNotFoundException'

/** An instance that went away meanwhile has none. */
export const listPermissionSets = list({
  action: 'sso:ListPermissionSets',
  client: SSOAdminClient,
  command: ListPermissionSetsCommand,
  items: 'PermissionSets',
  token: 'NextToken',
  absent: [GONE],
  notOurs: NOT_FOR_OTHERS,
  shared: true,
})

export const describePermissionSet = call({
  action: 'sso:DescribePermissionSet',
  client: SSOAdminClient,
  command: DescribePermissionSetCommand,
  gone: [GONE],
})

export const listManagedPolicies = list({
  action: 'sso:ListManagedPoliciesInPermissionSet',
  client: SSOAdminClient,
  command: ListManagedPoliciesInPermissionSetCommand,
  items: 'AttachedManagedPolicies',
  token: 'NextToken',
  gone: [GONE],
})

export const listCustomerManagedPolicies = list({
  action: 'sso:ListCustomerManagedPolicyReferencesInPermissionSet',
  client: SSOAdminClient,
  command: ListCustomerManagedPolicyReferencesInPermissionSetCommand,
  items: 'CustomerManagedPolicyReferences',
  token: 'NextToken',
  gone: [GONE],
})

export const getInlinePolicy = call({
  action: 'sso:GetInlinePolicyForPermissionSet',
  client: SSOAdminClient,
  command: GetInlinePolicyForPermissionSetCommand,
  gone: [GONE],
})

/** A set that has no boundary is answered as one that is not found. */
export const getPermissionsBoundary = call({
  action: 'sso:GetPermissionsBoundaryForPermissionSet',
  client: SSOAdminClient,
  command: GetPermissionsBoundaryForPermissionSetCommand,
  absent: [GONE],
})

export const getPolicy = call({
  action: 'iam:GetPolicy',
  client: IAMClient,
  command: GetPolicyCommand,
  shared: true,
})

export const getPolicyVersion = call({
  action: 'iam:GetPolicyVersion',
  client: IAMClient,
  command: GetPolicyVersionCommand,
  shared: true,
})

/** The names of every set, each with its instance. */
export async function* permissionSetsOf(aws: Aws) {
  yield* underEach(aws, aws.list(listInstances, {}), async function* (instance) {
    const { InstanceArn } = instance
    const owner = ownerOf(aws, instance)
    for await (const PermissionSetArn of aws.list(listPermissionSets, { InstanceArn }, { owner }))
      yield { InstanceArn, PermissionSetArn }
  })
}

const read: Reader<PermissionSet> = async function* (aws) {
  for await (const names of permissionSetsOf(aws)) {
    const managed = aws.all(listManagedPolicies, names)
    const boundary = aws.get(getPermissionsBoundary, names, r => r.PermissionsBoundary)
    yield {
      id: names.PermissionSetArn,
      settings: {
        ...names,
        PermissionSet: aws.get(describePermissionSet, names, r => r.PermissionSet),
        ManagedPolicies: managed,
        ManagedPolicyDocuments: aws.field(async () => {
          const arns = [...((await managed) ?? []).map(({ Arn }) => Arn), (await boundary)?.ManagedPolicyArn]
          return documentsOf(aws, new Set(arns.filter(arn => arn !== undefined)))
        }),
        CustomerManagedPolicies: aws.all(listCustomerManagedPolicies, names),
        InlinePolicy: aws.get(getInlinePolicy, names, r => r.InlinePolicy || undefined),
        PermissionsBoundary: boundary,
      },
    }
  }
}

async function documentsOf(aws: Aws, arns: ReadonlySet<string>): Promise<ManagedPolicyDocument[]> {
  const found: ManagedPolicyDocument[] = []
  for (const PolicyArn of arns) {
    const VersionId = (await aws.get(getPolicy, { PolicyArn }, r => r.Policy?.DefaultVersionId)) ?? undefined
    const version =
      VersionId === undefined ? null : await aws.get(getPolicyVersion, { PolicyArn, VersionId }, r => r.PolicyVersion)
    found.push({ PolicyArn, VersionId, Document: decoded(version?.Document) })
  }
  return found
}

export default read
