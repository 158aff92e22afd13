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
import { underEach } from '../shared/batches.ts'
import { listInstances, NOT_FOR_OTHERS, ownerOf } from '../shared/identity-center.calls.ts'
import type { PermissionSet } from './permission-set.ts'

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
  for await (const names of permissionSetsOf(aws))
    yield {
      id: names.PermissionSetArn,
      settings: {
        ...names,
        PermissionSet: aws.get(describePermissionSet, names, r => r.PermissionSet),
        ManagedPolicies: aws.all(listManagedPolicies, names),
        CustomerManagedPolicies: aws.all(listCustomerManagedPolicies, names),
        InlinePolicy: aws.get(getInlinePolicy, names, r => r.InlinePolicy || undefined),
        PermissionsBoundary: aws.get(getPermissionsBoundary, names, r => r.PermissionsBoundary),
      },
    }
}

export default read
