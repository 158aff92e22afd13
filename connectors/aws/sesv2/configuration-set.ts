import type { GetConfigurationSetResponse } from '@aws-sdk/client-sesv2'
import { evidenceType } from '../../kit/index.ts'

export interface ConfigurationSet {
  ConfigurationSetName: string
  /** Of `GetConfigurationSet`. */
  ConfigurationSet: Omit<GetConfigurationSetResponse, 'ConfigurationSetName'> | null
}

export const configurationSet = evidenceType<ConfigurationSet>({
  id: 'aws.sesv2.configuration-set',
  title: 'Configuration sets of SES, and whether mail goes out by TLS only',
  reach: 'region',
  population: 'every configuration set of SES of the account in the region',
  observed: ['/ConfigurationSet/ReputationOptions/LastFreshStart'],
})
