import { DescribeHubCommand, GetEnabledStandardsCommand, SecurityHubClient } from '@aws-sdk/client-securityhub'
import { call, type ErrorPattern, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Hub } from './hub.ts'

/**
 * How AWS says that Security Hub CSPM is off: "Account 111122223333 is not subscribed to AWS Security Hub", or "is not
 * enabled for securityhub". The same name says that an account "is not an administrator", and by the API reference that
 * it "doesn't have permission to perform this action": any other message is a gap. A refusal by a policy is an
 * AccessDeniedException.
 */
export const OFF: ErrorPattern = {
  name: 'InvalidAccessException',
  message: /\bis not (?:subscribed to AWS Security Hub|enabled for securityhub)\b/i,
}

export const describeHub = call({
  action: 'securityhub:DescribeHub',
  client: SecurityHubClient,
  command: DescribeHubCommand,
  absent: ['ResourceNotFoundException', OFF],
})

export const getEnabledStandards = list({
  action: 'securityhub:GetEnabledStandards',
  client: SecurityHubClient,
  command: GetEnabledStandardsCommand,
  items: 'StandardsSubscriptions',
  token: 'NextToken',
  absent: [OFF],
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
