import { AuditManagerClient, GetSettingsCommand, SettingAttribute } from '@aws-sdk/client-auditmanager'
import { call, type Reader } from '../../kit/index.ts'
import type { Account } from './account.ts'
import { getAccountStatus, isSetUp, SETUP_MISSING } from './status.calls.ts'

export { getAccountStatus }

export const getSettings = call({
  action: 'auditmanager:GetSettings',
  client: AuditManagerClient,
  command: GetSettingsCommand,
  absent: [SETUP_MISSING],
})

const read: Reader<Account> = async function* (aws) {
  const status = aws.get(getAccountStatus, {}, r => r.status)
  yield {
    id: aws.accountArn,
    name: `${aws.account} in ${aws.region}`,
    settings: {
      Status: status,
      Settings: aws.field(async () =>
        isSetUp(await status) ? aws.get(getSettings, { attribute: SettingAttribute.ALL }, r => r.settings) : null,
      ),
    },
  }
}

export default read
