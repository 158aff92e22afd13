import { notPublic } from '../../../../connectors/aws/ssm/document.checks.ts'
import { automationLogged, publicSharingBlocked } from '../../../../connectors/aws/ssm/service-setting.checks.ts'
import { sessionKey, sessionsLogged } from '../../../../connectors/aws/ssm/session-preferences.checks.ts'
import { checkTable } from '../../../kit/table.ts'

checkTable(notPublic, {
  pass: [
    { case: 'nobody', settings: { AccountIds: [] }, reason: /nobody/ },
    { case: 'an account', settings: { AccountIds: ['444455556666'] }, reason: /444455556666/ },
  ],
  fail: [
    { case: 'everybody', settings: { AccountIds: ['all'] } },
    { case: 'everybody, beside an account', settings: { AccountIds: ['444455556666', 'All'] } },
  ],
  unknown: [{ case: 'AWS answers nothing', settings: { AccountIds: null } }],
})

const log = (SettingValue?: string) => ({ AutomationLogDestination: { SettingValue } })

checkTable(automationLogged, {
  pass: [{ case: 'CloudWatch', settings: log('CloudWatch') }],
  fail: [
    { case: 'the default', settings: log('') },
    { case: 'none is named', settings: log() },
    { case: 'another word', settings: log('None'), reason: /None/ },
  ],
  unknown: [{ case: 'AWS answers nothing', settings: { AutomationLogDestination: null } }],
})

const sharing = (SettingValue?: string) => ({ PublicSharingPermission: { SettingValue } })

checkTable(publicSharingBlocked, {
  pass: [{ case: 'blocked', settings: sharing('Disable') }],
  fail: [{ case: 'possible', settings: sharing('Enable') }],
  unknown: [
    { case: 'a value we do not know', settings: sharing('Ask') },
    { case: 'no value', settings: sharing() },
    { case: 'AWS answers nothing', settings: { PublicSharingPermission: null } },
  ],
})

const session = (inputs?: object) => ({ Content: { schemaVersion: '1.0', inputs } })
const unset = { case: 'nobody set preferences', settings: { Content: null } }

checkTable(sessionsLogged, {
  pass: [
    {
      case: 'a bucket',
      settings: session({ s3BucketName: 'records', cloudWatchLogGroupName: '' }),
      reason: /bucket records\.$/,
    },
    {
      case: 'both',
      settings: session({ s3BucketName: 'r', cloudWatchLogGroupName: 'g' }),
      reason: /bucket r and log group g/,
    },
  ],
  fail: [
    unset,
    { case: 'neither', settings: session({ s3BucketName: '', cloudWatchLogGroupName: '' }) },
    { case: 'no inputs', settings: session() },
  ],
})

checkTable(sessionKey, {
  pass: [{ case: 'a key', settings: session({ kmsKeyId: 'alias/sessions' }), reason: /alias\/sessions/ }],
  fail: [unset, { case: 'none', settings: session({ kmsKeyId: '' }) }],
})
