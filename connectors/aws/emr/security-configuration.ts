import { evidenceType } from '../../kit/index.ts'

export interface SecurityConfiguration {
  Name: string
  /** `DescribeSecurityConfiguration`: a JSON document. */
  SecurityConfiguration: string | null
  CreationDateTime: Date | undefined
}

export const securityConfiguration = evidenceType<SecurityConfiguration>({
  id: 'aws.emr.security-configuration',
  title: 'EMR security configurations',
  reach: 'region',
  population: 'every security configuration of EMR of the account in the region, in use or not',
})
