import {
  GetAccountSummaryCommand,
  IAMClient,
  ListAccountAliasesCommand,
  ListOrganizationsFeaturesCommand,
} from '@aws-sdk/client-iam'
import { type Aws, call, type Field, list, type Reader } from '../../kit/index.ts'
import { managementOf } from '../shared/organization.calls.ts'
import type { IamAccount } from './account.ts'

export { describeOrganization } from '../shared/organization.calls.ts'

export const getAccountSummary = call({
  action: 'iam:GetAccountSummary',
  client: IAMClient,
  command: GetAccountSummaryCommand,
  shared: true,
})

export const listAccountAliases = list({
  action: 'iam:ListAccountAliases',
  client: IAMClient,
  command: ListAccountAliasesCommand,
  items: 'AccountAliases',
  token: 'Marker',
})

export const listOrganizationsFeatures = call({
  action: 'iam:ListOrganizationsFeatures',
  client: IAMClient,
  command: ListOrganizationsFeaturesCommand,
  // Without all features of AWS Organizations, or without trusted access, no feature can be on (IAM API reference).
  absent: [
    'OrganizationNotFoundException',
    'OrganizationNotInAllFeaturesModeException',
    'ServiceAccessNotEnabledException',
  ],
  // It says nothing of the features.
  notOurs: [{ name: 'AccountNotManagementOrDelegatedAdministratorException' }],
})

/** One of the counts of the account summary: an independent count of a population. */
export const summaryCount = (
  aws: Aws,
  key: 'Users' | 'Groups' | 'Policies' | 'ServerCertificates',
): Field<number | null> => aws.get(getAccountSummary, {}, answer => answer.SummaryMap?.[key])

const read: Reader<IamAccount> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: aws.account,
    settings: {
      SummaryMap: aws.get(getAccountSummary, {}, answer => answer.SummaryMap),
      AccountAliases: aws.all(listAccountAliases, {}),
      EnabledFeatures: aws.get(listOrganizationsFeatures, {}, answer => answer.EnabledFeatures ?? [], {
        owner: managementOf(aws),
      }),
    },
  }
}

export default read
