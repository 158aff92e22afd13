import type { SecurityConfiguration as AwsSecurityConfiguration } from '@aws-sdk/client-glue'
import { evidenceType } from '../../kit/index.ts'

/** One security configuration, as `GetSecurityConfigurations` answers it. */
export type SecurityConfiguration = AwsSecurityConfiguration

export const securityConfiguration = evidenceType<SecurityConfiguration>({
  id: 'aws.glue.security-configuration',
  title: 'Security configurations of AWS Glue: how jobs encrypt what they write',
  reach: 'region',
  population: 'every security configuration of AWS Glue of the account in the region',
})
