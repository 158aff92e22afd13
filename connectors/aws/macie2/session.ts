import type {
  ClassificationExportConfiguration,
  GetAutomatedDiscoveryConfigurationResponse,
  GetMacieSessionResponse,
  GroupCount,
  Invitation,
  SecurityHubConfiguration,
} from '@aws-sdk/client-macie2'
import { evidenceType } from '../../kit/index.ts'

export interface Session {
  /** `GetMacieSession`. */
  Session: Pick<
    GetMacieSessionResponse,
    'createdAt' | 'findingPublishingFrequency' | 'serviceRole' | 'status' | 'updatedAt'
  >
  /** `GetAdministratorAccount`; `null`: no other account administers Macie for this one. */
  Administrator: Invitation | null
  /** `GetAutomatedDiscoveryConfiguration`, which the administrator alone may read where there is one. */
  AutomatedDiscovery: Pick<
    GetAutomatedDiscoveryConfigurationResponse,
    'autoEnableOrganizationMembers' | 'disabledAt' | 'firstEnabledAt' | 'lastUpdatedAt' | 'status'
  > | null
  /** `GetClassificationExportConfiguration`: where results are kept for longer than Macie keeps them; `null`: nowhere. */
  ExportConfiguration: ClassificationExportConfiguration | null
  /** `GetFindingsPublicationConfiguration`: which findings go to Security Hub. */
  FindingsPublication: SecurityHubConfiguration | null
  /** `GetFindingStatistics`: the account’s findings that are not archived, by severity. */
  FindingCounts: GroupCount[] | null
}

export const session = evidenceType<Session>({
  id: 'aws.macie2.session',
  title: 'Amazon Macie: whether it is on, and what it looks for by itself',
  reach: 'region',
  population: "the account's Macie session in the region, at most one, and how many findings it has by severity",
  observed: ['/FindingCounts'],
})
