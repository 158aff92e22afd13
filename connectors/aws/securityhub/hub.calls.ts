import { DescribeHubCommand, GetEnabledStandardsCommand, SecurityHubClient } from '@aws-sdk/client-securityhub'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Hub } from './hub.ts'

/**
 * InvalidAccessException is not taken as absence: by AWS's API reference it means that the account "doesn't have
 * permission to perform this action", earlier that, or that Security Hub is not enabled. It stays a gap.
 */
export const describeHub = call({
  action: 'securityhub:DescribeHub',
  client: SecurityHubClient,
  command: DescribeHubCommand,
  absent: ['ResourceNotFoundException'],
})

export const getEnabledStandards = list({
  action: 'securityhub:GetEnabledStandards',
  client: SecurityHubClient,
  command: GetEnabledStandardsCommand,
  items: 'StandardsSubscriptions',
  token: 'NextToken',
})

const read: Reader<Hub> = async function* (aws) {
  const found = await aws.get(describeHub, {}, r => r)
  if (found === null) return
  const HubArn = found.HubArn ?? arnOf(aws, 'securityhub', 'hub/default')
  const { SubscribedAt, AutoEnableControls, ControlFindingGenerator } = found
  yield {
    id: HubArn,
    name: HubArn.split('/').at(-1),
    settings: {
      HubArn,
      SubscribedAt,
      AutoEnableControls,
      ControlFindingGenerator,
      EnabledStandards: aws.all(getEnabledStandards, {}),
    },
  }
}

export default read
