import {
  DescribeHubCommand,
  DescribeOrganizationConfigurationCommand,
  GetAdministratorAccountCommand,
  GetEnabledStandardsCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub'
import { type Aws, call, isAccount, list, type Owner, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { managementOf } from '../shared/organization.calls.ts'
import type { Hub } from './hub.ts'
import { OFF } from './off.ts'
import { listOrganizationAdminAccounts, NOT_FOR_OTHERS } from './organization-admin.calls.ts'

export { describeOrganization } from '../shared/organization.calls.ts'
export { listOrganizationAdminAccounts } from './organization-admin.calls.ts'

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

/** "Can only be called by the Security Hub delegated administrator" (API reference). */
export const describeOrganizationConfiguration = call({
  action: 'securityhub:DescribeOrganizationConfiguration',
  client: SecurityHubClient,
  command: DescribeOrganizationConfigurationCommand,
  notOurs: NOT_FOR_OTHERS,
})

export const getAdministratorAccount = call({
  action: 'securityhub:GetAdministratorAccount',
  client: SecurityHubClient,
  command: GetAdministratorAccountCommand,
})

/** Its administrator's, for an account that has one; else the management account says who administers, or that nobody does. */
const administratorOf = (aws: Aws) => async (): Promise<Owner | undefined> => {
  const account = (await aws.get(getAdministratorAccount, {}, r => r.Administrator?.AccountId)) ?? undefined
  if (isAccount(account) && account !== aws.account) return { account }
  const management = await managementOf(aws)()
  if (management) return management
  for await (const { AccountId, Status } of aws.list(listOrganizationAdminAccounts, {}))
    if (Status !== 'DISABLE_IN_PROGRESS') return AccountId === aws.account ? undefined : { account: AccountId }
  return { nobody: 'no account administers Security Hub CSPM for the organization' }
}

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
      OrganizationConfiguration: aws.get(
        describeOrganizationConfiguration,
        {},
        ({ AutoEnable, AutoEnableStandards, MemberAccountLimitReached, OrganizationConfiguration }) => ({
          AutoEnable,
          AutoEnableStandards,
          MemberAccountLimitReached,
          OrganizationConfiguration,
        }),
        { owner: administratorOf(aws) },
      ),
    },
  }
}

export default read
