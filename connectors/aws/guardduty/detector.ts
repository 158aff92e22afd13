import type {
  Administrator,
  DescribeOrganizationConfigurationResponse,
  DetectorFeatureConfigurationResult,
  GetDetectorResponse,
  OrganizationFeatureConfigurationResult,
  SeverityStatistics,
} from '@aws-sdk/client-guardduty'
import { evidenceType } from '../../kit/index.ts'

export interface Detector {
  DetectorId: string
  /** GetDetector but for Features, which has its own field. */
  Detector: Pick<
    GetDetectorResponse,
    'Status' | 'FindingPublishingFrequency' | 'ServiceRole' | 'CreatedAt' | 'UpdatedAt' | 'Tags'
  > | null
  Features: DetectorFeatureConfigurationResult[] | null
  /** The account that administers this one's detector; null for a stand-alone account and for the administrator itself. */
  Administrator: Administrator | null
  /**
   * Only the organization's delegated administrator of GuardDuty may read it. `null`: the account is in no organization,
   * or no account administers GuardDuty for it.
   */
  OrganizationConfiguration: Pick<
    DescribeOrganizationConfigurationResponse,
    'AutoEnable' | 'AutoEnableOrganizationMembers' | 'MemberAccountLimitReached'
  > | null
  /** `GetFindingsStatistics`: the account’s findings that are not archived, by severity. */
  FindingCounts: SeverityStatistics[] | null
  OrganizationFeatures: OrganizationFeatureConfigurationResult[] | null
}

export const detector = evidenceType<Detector>({
  id: 'aws.guardduty.detector',
  title: 'GuardDuty detectors, their protection plans and how the organization turns them on',
  reach: 'region',
  population: "the account's GuardDuty detectors in the region, at most one, and how many findings it has by severity",
  observed: ['/FindingCounts'],
})
