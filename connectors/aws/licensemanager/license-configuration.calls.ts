import {
  LicenseManagerClient,
  ListAssociationsForLicenseConfigurationCommand,
  ListLicenseConfigurationsCommand,
  ListUsageForLicenseConfigurationCommand,
} from '@aws-sdk/client-license-manager'
import { list, type Reader } from '../../kit/index.ts'
import type { LicenseConfiguration } from './license-configuration.ts'

/**
 * Until somebody sets License Manager up, which makes its service-linked role, AWS refuses every call for the lack of that
 * role ("Service role not found. Consult setup procedures"), by the name of a missing permission.
 */
const NEVER_SET_UP = [{ name: 'AccessDeniedException', message: /^Service role not found/i }]

export const listLicenseConfigurations = list({
  action: 'license-manager:ListLicenseConfigurations',
  client: LicenseManagerClient,
  command: ListLicenseConfigurationsCommand,
  items: 'LicenseConfigurations',
  id: 'LicenseConfigurationArn',
  token: 'NextToken',
  absent: NEVER_SET_UP,
  none: 'License Manager was never set up',
})

export const listAssociations = list({
  action: 'license-manager:ListAssociationsForLicenseConfiguration',
  client: LicenseManagerClient,
  command: ListAssociationsForLicenseConfigurationCommand,
  items: 'LicenseConfigurationAssociations',
  token: 'NextToken',
})

export const listUsage = list({
  action: 'license-manager:ListUsageForLicenseConfiguration',
  client: LicenseManagerClient,
  command: ListUsageForLicenseConfigurationCommand,
  items: 'LicenseConfigurationUsageList',
  token: 'NextToken',
})

const read: Reader<LicenseConfiguration> = async function* (aws) {
  for await (const one of aws.list(listLicenseConfigurations, {})) {
    const { LicenseConfigurationArn } = one
    yield {
      id: LicenseConfigurationArn,
      name: one.Name ?? LicenseConfigurationArn,
      settings: {
        ...one,
        Associations: aws.all(listAssociations, { LicenseConfigurationArn }),
        Usage: aws.all(listUsage, { LicenseConfigurationArn }),
      },
    }
  }
}

export default read
