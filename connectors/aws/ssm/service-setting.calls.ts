import { GetServiceSettingCommand, SSMClient } from '@aws-sdk/client-ssm'
import { type Aws, call, type Reader } from '../../kit/index.ts'
import type { ServiceSetting } from './service-setting.ts'

/** AWS answers a setting that nobody changed, with its default. */
export const getServiceSetting = call({
  action: 'ssm:GetServiceSetting',
  client: SSMClient,
  command: GetServiceSettingCommand,
})

const get = (aws: Aws, SettingId: string) => aws.get(getServiceSetting, { SettingId }, r => r.ServiceSetting)

const read: Reader<ServiceSetting> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: `${aws.account} in ${aws.region}`,
    settings: {
      AutomationLogDestination: get(aws, '/ssm/automation/customer-script-log-destination'),
      AutomationLogGroup: get(aws, '/ssm/automation/customer-script-log-group-name'),
      PublicSharingPermission: get(aws, '/ssm/documents/console/public-sharing-permission'),
      DefaultInstanceManagementRole: get(aws, '/ssm/managed-instance/default-ec2-instance-management-role'),
    },
  }
}

export default read
