import type { ServiceSetting as AwsServiceSetting } from '@aws-sdk/client-ssm'
import { evidenceType } from '../../kit/index.ts'

/** `GetServiceSetting`, a field for each setting that is asked for. */
export interface ServiceSetting {
  /** `/ssm/automation/customer-script-log-destination` */
  AutomationLogDestination: AwsServiceSetting | null
  /** `/ssm/automation/customer-script-log-group-name` */
  AutomationLogGroup: AwsServiceSetting | null
  /** `/ssm/documents/console/public-sharing-permission` */
  PublicSharingPermission: AwsServiceSetting | null
  /** `/ssm/managed-instance/default-ec2-instance-management-role` */
  DefaultInstanceManagementRole: AwsServiceSetting | null
}

export const serviceSetting = evidenceType<ServiceSetting>({
  id: 'aws.ssm.service-setting',
  title: 'Settings of Systems Manager for the account in a region',
  reach: 'region',
  population: 'the account in the region, with four settings of Systems Manager',
})
