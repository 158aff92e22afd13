import type {
  CertificateInfo,
  DirectoryDescription,
  EventTopic,
  LDAPSSettingInfo,
  LogSubscription,
} from '@aws-sdk/client-directory-service'
import { evidenceType } from '../../kit/index.ts'

export interface Directory extends DirectoryDescription {
  /** `ListLogSubscriptions`. */
  LogSubscriptions: LogSubscription[] | null
  /** `DescribeEventTopics`. */
  EventTopics: EventTopic[] | null
  /** `ListCertificates`; `null`: a directory of its kind holds none. */
  CertificatesInfo: CertificateInfo[] | null
  /** `DescribeLDAPSSettings`; `null`: a directory of its kind has none. */
  LDAPSSettingsInfo: LDAPSSettingInfo[] | null
}

export const directory = evidenceType<Directory>({
  id: 'aws.ds.directory',
  title: 'Directories of AWS Directory Service, their logs, notices, second factors and certificates',
  reach: 'region',
  population: 'every directory of AWS Directory Service of the account in the region, those shared with it included',
  observed: ['/Stage', '/StageLastUpdatedDateTime', '/StageReason'],
  secrets: [{ pointer: '/RadiusSettings/SharedSecret', rule: 'radius-shared-secret' }],
})
