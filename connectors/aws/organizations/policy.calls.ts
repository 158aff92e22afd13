import {
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import { call, type ErrorPattern, list, NoneByDefinition, type Reader } from '../../kit/index.ts'
import { managementOf, NO_ORGANIZATION, NOT_FOR_MEMBERS } from '../shared/organization.calls.ts'
import { parsed } from './content.ts'
import { type OrganizationPolicy, POLICY_TYPES } from './policy.ts'

export { describeOrganization } from '../shared/organization.calls.ts'

/** How AWS says that a policy type is not offered in the partition (API reference, InvalidInputException). */
const NOT_OFFERED: ErrorPattern = {
  name: 'InvalidInputException',
  reason: ['UNSUPPORTED_POLICY_TYPE_IN_THIS_REGION', 'INVALID_ENUM_POLICY_TYPE'],
}

export const listPolicies = list({
  action: 'organizations:ListPolicies',
  client: OrganizationsClient,
  command: ListPoliciesCommand,
  items: 'Policies',
  id: ['Arn', 'Id'],
  token: 'NextToken',
  absent: [...NO_ORGANIZATION, NOT_OFFERED],
  notOurs: NOT_FOR_MEMBERS,
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
  const owner = managementOf(aws)
  for (const Filter of POLICY_TYPES) {
    const summaries = await aws.all(listPolicies, { Filter }, { owner })
    if (summaries === null) {
      const whose = await owner()
      if (whose && 'nobody' in whose) throw new NoneByDefinition(whose.nobody)
      yield { excluded: `the policy type ${Filter}, which AWS does not offer in this partition` }
    }
    for (const summary of summaries ?? []) {
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
