import {
  DescribeResourcePolicyCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import { call, list, NoneByDefinition, type Reader, required } from '../../kit/index.ts'
import {
  describeOrganization,
  managementOf,
  NO_ORGANIZATION,
  NOT_FOR_MEMBERS,
  STANDALONE,
} from '../shared/organization.calls.ts'
import { parsed } from './content.ts'
import type { Organization } from './organization.ts'

export { describeOrganization } from '../shared/organization.calls.ts'

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
