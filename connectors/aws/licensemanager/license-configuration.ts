import type {
  LicenseConfigurationAssociation,
  LicenseConfigurationUsage,
  LicenseConfiguration as Listed,
} from '@aws-sdk/client-license-manager'
import { evidenceType } from '../../kit/index.ts'

/** One license configuration as ListLicenseConfigurations answers it. */
export interface LicenseConfiguration extends Listed {
  /** `ListAssociationsForLicenseConfiguration`: the resources it is set for. */
  Associations: LicenseConfigurationAssociation[] | null
  /** `ListUsageForLicenseConfiguration`: the resources that use licenses. */
  Usage: LicenseConfigurationUsage[] | null
}

export const licenseConfiguration = evidenceType<LicenseConfiguration>({
  id: 'aws.licensemanager.license-configuration',
  title: 'License configurations of License Manager and what uses them',
  reach: 'region',
  population: 'every license configuration that License Manager lists in the region, shared ones included',
  observed: ['/ConsumedLicenses', '/ConsumedLicenseSummaryList', '/ManagedResourceSummaryList'],
})
