import {
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import { call, list, type Reader } from '../../kit/index.ts'
import { parsed } from './content.ts'
import { NO_ORGANIZATION } from './organization.calls.ts'
import { type OrganizationPolicy, POLICY_TYPES } from './policy.ts'

export const listPolicies = list({
  action: 'organizations:ListPolicies',
  client: OrganizationsClient,
  command: ListPoliciesCommand,
  items: 'Policies',
  id: ['Arn', 'Id'],
  token: 'NextToken',
  absent: NO_ORGANIZATION,
})

export const describePolicy = call({
  action: 'organizations:DescribePolicy',
  client: OrganizationsClient,
  command: DescribePolicyCommand,
  gone: ['PolicyNotFoundException'],
})

export const listTargets = list({
  action: 'organizations:ListTargetsForPolicy',
  client: OrganizationsClient,
  command: ListTargetsForPolicyCommand,
  items: 'Targets',
  token: 'NextToken',
  gone: ['PolicyNotFoundException'],
})

const read: Reader<OrganizationPolicy> = async function* (aws) {
  for (const Filter of POLICY_TYPES) {
    for await (const summary of aws.list(listPolicies, { Filter })) {
      const PolicyId = summary.Id
      yield {
        id: summary.Arn,
        name: summary.Name,
        settings: {
          ...summary,
          Content: aws.get(describePolicy, { PolicyId }, answer => parsed(answer.Policy?.Content)),
          Targets: aws.all(listTargets, { PolicyId }),
        },
      }
    }
  }
}

export default read
