import type { AccountState, DelegatedAdmin, GetConfigurationResponse, SeverityCounts } from '@aws-sdk/client-inspector2'
import { evidenceType } from '../../kit/index.ts'

export interface Account {
  /** `BatchGetAccountStatus` of the account: whether Inspector is on, and for which kinds of resources. */
  AccountState: AccountState | null
  /** `GetConfiguration`: how long images are scanned again, and how instances are scanned. */
  Configuration: Pick<GetConfigurationResponse, 'ec2Configuration' | 'ecrConfiguration'> | null
  /** `ListFindingAggregations`: the account’s findings by severity; `null`: Inspector is off, or AWS counted none. */
  FindingCounts: SeverityCounts | null
  /** `GetDelegatedAdminAccount`; `null`: the organization has none, or the account is in none. */
  DelegatedAdmin: DelegatedAdmin | null
}

export const account = evidenceType<Account>({
  id: 'aws.inspector2.account',
  title: 'Amazon Inspector: whether it is on, and what it scans',
  reach: 'region',
  population: 'the account in the region, with the state of Inspector there, and how many findings it has by severity',
  observed: ['/FindingCounts'],
})
