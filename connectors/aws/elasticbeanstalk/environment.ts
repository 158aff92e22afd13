import type {
  ConfigurationOptionSetting,
  ConfigurationSettingsDescription,
  EnvironmentDescription,
} from '@aws-sdk/client-elastic-beanstalk'
import { evidenceType } from '../../kit/index.ts'

/** A set of settings, whose options are kept apart by what their values may be. */
export interface Configuration extends ConfigurationSettingsDescription {
  /** Options of the namespaces in which AWS itself says what a value may be. */
  OptionSettings: ConfigurationOptionSetting[]
  /** All others: properties of the environment, of its runtime, or of the user's own; their values are struck out. */
  FreeOptionSettings: ConfigurationOptionSetting[]
}

/** One environment, as `DescribeEnvironments` answers it. */
export interface Environment extends EnvironmentDescription {
  /** `DescribeConfigurationSettings`: what is deployed, and what is about to be. */
  ConfigurationSettings: Configuration[] | null
}

export const environment = evidenceType<Environment>({
  id: 'aws.elasticbeanstalk.environment',
  title: 'Environments of Elastic Beanstalk, their health reports, updates and logs',
  reach: 'region',
  population:
    'every environment of Elastic Beanstalk of the account in the region, in any status (IncludeDeleted=false: those that were terminated are not asked for)',
  observed: ['/Status', '/Health', '/HealthStatus', '/AbortableOperationInProgress', '/Resources', '/EndpointURL'],
  secrets: [{ pointer: '/ConfigurationSettings/*/FreeOptionSettings/*/Value', rule: 'elasticbeanstalk-option' }],
})
