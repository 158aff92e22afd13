import {
  DescribeOrganizationCommand,
  DescribeResourcePolicyCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import { call, list, type Reader, required } from '../../kit/index.ts'
import { parsed } from './content.ts'
import type { Organization } from './organization.ts'

/** "Your account isn't a member of an organization" (API reference): a fact, not a denial, which has its own name. */
export const NO_ORGANIZATION = ['AWSOrganizationsNotInUseException'] as const

export const describeOrganization = call({
  action: 'organizations:DescribeOrganization',
  client: OrganizationsClient,
  command: DescribeOrganizationCommand,
  absent: NO_ORGANIZATION,
})

export const listRoots = list({
  action: 'organizations:ListRoots',
  client: OrganizationsClient,
  command: ListRootsCommand,
  items: 'Roots',
  id: 'Id',
  token: 'NextToken',
  absent: NO_ORGANIZATION,
  shared: true,
})

export const listServiceAccess = list({
  action: 'organizations:ListAWSServiceAccessForOrganization',
  client: OrganizationsClient,
  command: ListAWSServiceAccessForOrganizationCommand,
  items: 'EnabledServicePrincipals',
  token: 'NextToken',
})

export const describeResourcePolicy = call({
  action: 'organizations:DescribeResourcePolicy',
  client: OrganizationsClient,
  command: DescribeResourcePolicyCommand,
  absent: ['ResourcePolicyNotFoundException'],
})

const read: Reader<Organization> = async function* (aws) {
  const described = await aws.get(describeOrganization, {}, answer => answer.Organization)
  if (!described) return
  const { AvailablePolicyTypes: _, ...organization } = described
  yield {
    id: required(organization.Arn),
    name: organization.Id,
    settings: {
      ...organization,
      Roots: aws.all(listRoots, {}),
      EnabledServicePrincipals: aws.all(listServiceAccess, {}),
      ResourcePolicy: aws.get(
        describeResourcePolicy,
        {},
        ({ ResourcePolicy: policy }) =>
          policy && { ResourcePolicySummary: policy.ResourcePolicySummary, Content: parsed(policy.Content) },
      ),
    },
  }
}

export default read
