import type { Service } from '@aws-sdk/client-apprunner'
import { evidenceType } from '../../kit/index.ts'

export interface AppService {
  /** `DescribeService`. */
  Service: Service | null
}

const SOURCE = '/Service/SourceConfiguration'

export const appService = evidenceType<AppService>({
  id: 'aws.apprunner.service',
  title: 'Services of App Runner, their source, network and roles',
  reach: 'region',
  population: 'every service of App Runner of the account in the region, in any state',
  secrets: [
    `${SOURCE}/CodeRepository/CodeConfiguration/CodeConfigurationValues/RuntimeEnvironmentVariables/*`,
    `${SOURCE}/ImageRepository/ImageConfiguration/RuntimeEnvironmentVariables/*`,
  ].map(pointer => ({ pointer, rule: 'apprunner-environment' })),
})
