import {
  DescribeOrganizationCommand,
  DescribeResourcePolicyCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import {
  type Aws,
  call,
  type ErrorPattern,
  isAccount,
  list,
  NoneByDefinition,
  type Owner,
  type Reader,
  required,
} from '../../kit/index.ts'
import { parsed } from './content.ts'
import type { Organization } from './organization.ts'

/** "Your account isn't a member of an organization" (API reference): a fact, not a denial, which has its own name. */
export const NO_ORGANIZATION = ['AWSOrganizationsNotInUseException'] as const

export const STANDALONE = 'the account is in no organization'

/**
 * AWS refuses most reads of an organization to its members, unless they are delegated administrators: "You don't have
 * permissions to access this resource." A refusal by a policy has the same name, and says who is not authorized to
 * perform what (IAM User Guide, "Troubleshoot access denied error messages"): that one is a missing permission.
 */
export const NOT_FOR_MEMBERS: readonly ErrorPattern[] = [
  { name: 'AccessDeniedException', unless: /not authorized to perform/i },
]

export const describeOrganization = call({
  action: 'organizations:DescribeOrganization',
  client: OrganizationsClient,
  command: DescribeOrganizationCommand,
  absent: NO_ORGANIZATION,
  shared: true,
})

/** Whose it is to read what members of an organization may not; what the management account is refused is a gap. */
export const managementOf =
  (aws: Aws): (() => Promise<Owner | undefined>) =>
  async () => {
    const found = await aws.get(describeOrganization, {}, answer => answer.Organization)
    if (found === null) return { nobody: STANDALONE }
    const account = found.MasterAccountId
    return isAccount(account) && account !== aws.account ? { account } : undefined
  }

export const listRoots = list({
  action: 'organizations:ListRoots',
  client: OrganizationsClient,
  command: ListRootsCommand,
  items: 'Roots',
  id: 'Id',
  token: 'NextToken',
  absent: NO_ORGANIZATION,
  none: STANDALONE,
  notOurs: NOT_FOR_MEMBERS,
  shared: true,
})

export const listServiceAccess = list({
  action: 'organizations:ListAWSServiceAccessForOrganization',
  client: OrganizationsClient,
  command: ListAWSServiceAccessForOrganizationCommand,
  items: 'EnabledServicePrincipals',
  token: 'NextToken',
  notOurs: NOT_FOR_MEMBERS,
})

export const describeResourcePolicy = call({
  action: 'organizations:DescribeResourcePolicy',
  client: OrganizationsClient,
  command: DescribeResourcePolicyCommand,
  absent: ['ResourcePolicyNotFoundException'],
  notOurs: NOT_FOR_MEMBERS,
})

const read: Reader<Organization> = async function* (aws) {
  const described = await aws.get(describeOrganization, {}, answer => answer.Organization)
  if (!described) throw new NoneByDefinition(STANDALONE)
  const { AvailablePolicyTypes: _, ...organization } = described
  const owner = managementOf(aws)
  yield {
    id: required(organization.Arn),
    name: organization.Id,
    settings: {
      ...organization,
      Roots: aws.all(listRoots, {}, { owner }),
      EnabledServicePrincipals: aws.all(listServiceAccess, {}, { owner }),
      ResourcePolicy: aws.get(
        describeResourcePolicy,
        {},
        ({ ResourcePolicy: policy }) =>
          policy && { ResourcePolicySummary: policy.ResourcePolicySummary, Content: parsed(policy.Content) },
        { owner },
      ),
    },
  }
}

export default read
