import type { FeatureType, SummaryKeyType } from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'

/** What IAM says of the account as a whole, and of its root user. */
export interface IamAccount {
  /** `GetAccountSummary`. */
  SummaryMap: Partial<Record<SummaryKeyType, number>> | null
  /** `ListAccountAliases`. */
  AccountAliases: string[] | null
  /**
   * `ListOrganizationsFeatures`: central management of root access. `null`: the account is in no organization, or the
   * organization has not all features or has not given IAM trusted access, without which no feature can be on. Only the
   * management account and the delegated administrator are told.
   */
  EnabledFeatures: FeatureType[] | null
}

export const iamAccount = evidenceType<IamAccount>({
  id: 'aws.iam.account',
  title: 'IAM account summary and root user',
  reach: 'account',
  population:
    'the account itself: one member, whose settings are the IAM account summary, aliases and organization features',
})
