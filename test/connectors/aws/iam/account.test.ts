import * as checks from '../../../../connectors/aws/iam/account.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const summary = (SummaryMap: object) => ({ settings: { SummaryMap } })
const unread = { case: 'the account summary was denied', gaps: ['SummaryMap'] }
const untold = { case: 'the account summary lacks the entry', ...summary({ Users: 3 }) }
const NO_CREDENTIALS = { AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 0 }

checkTable(checks.rootNoAccessKey, {
  pass: [{ case: 'there is none', ...summary({ AccountAccessKeysPresent: 0 }) }],
  fail: [{ case: 'there is one', ...summary({ AccountAccessKeysPresent: 1 }) }],
  notApplicable: [nothing],
  unknown: [unread, untold],
})

checkTable(checks.rootMfaEnabled, {
  pass: [{ case: 'MFA is on', ...summary({ AccountMFAEnabled: 1, AccountPasswordPresent: 1 }) }],
  fail: [
    { case: 'MFA is off', ...summary({ AccountMFAEnabled: 0, AccountPasswordPresent: 1 }) },
    { case: 'only a key is left', ...summary({ ...NO_CREDENTIALS, AccountAccessKeysPresent: 1 }) },
  ],
  notApplicable: [{ case: 'root has no credentials', ...summary(NO_CREDENTIALS) }],
  unknown: [
    { case: 'it is not said whether there is a password', ...summary({ AccountMFAEnabled: 0 }) },
    unread,
    untold,
  ],
})

const virtual = (Arn: string | undefined, id = 'arn:aws:iam::111122223333:mfa/phone') => ({
  read: { virtual: [{ id, settings: { User: Arn && { Arn } } }] },
})
const on = summary({ AccountMFAEnabled: 1, AccountPasswordPresent: 1 })
checkTable(checks.rootHardwareMfaEnabled, {
  pass: [
    { case: 'no virtual device at all', ...on },
    { case: "another user's virtual device", ...on, ...virtual('arn:aws:iam::111122223333:user/ana') },
    { case: 'an unassigned device', ...on, ...virtual(undefined) },
    {
      case: "a leftover of root's, assigned to nobody",
      ...on,
      ...virtual(undefined, 'arn:aws:iam::111122223333:mfa/root-account-mfa-device'),
    },
  ],
  fail: [
    { case: 'a virtual device of root', ...on, ...virtual('arn:aws:iam::111122223333:root') },
    {
      case: "root's device by its old name, its owner without an ARN",
      ...on,
      read: {
        virtual: [{ settings: { SerialNumber: 'arn:aws:iam::111122223333:mfa/root-account-mfa-device', User: {} } }],
      },
    },
    { case: 'no MFA', ...summary({ AccountMFAEnabled: 0, AccountPasswordPresent: 1 }) },
  ],
  notApplicable: [{ case: 'root has no credentials', ...summary(NO_CREDENTIALS) }],
  unknown: [
    unread,
    untold,
    {
      case: 'AWS does not say whether there is a password',
      ...summary({ AccountMFAEnabled: 0, AccountAccessKeysPresent: 0 }),
    },
    {
      case: 'AWS does not say whose a device is',
      ...on,
      read: { virtual: [{ id: 'arn:aws:iam::111122223333:mfa/x', settings: { User: {} } }] },
    },
    { case: 'virtual devices could not be listed', ...on, incomplete: ['virtual'] },
  ],
})

const root = {
  user: '<root_account>',
  password_last_used: 'no_information',
  access_key_1_last_used_date: 'N/A',
  access_key_2_last_used_date: 'N/A',
}
const report = (row: object) => ({ read: { report: [{ settings: { ...root, user: 'ana' } }, { settings: row }] } })
checkTable(checks.rootNotUsedRecently, {
  pass: [
    { case: 'no use is recorded', ...report(root) },
    { case: 'used long ago', ...report({ ...root, password_last_used: '2026-07-01T08:00:00+00:00' }) },
    {
      case: 'just past the limit',
      ...report({ ...root, password_last_used: '2026-08-03T00:00:00Z' }),
      reason: /2026-08-03/,
    },
  ],
  fail: [
    { case: 'signed in lately', ...report({ ...root, password_last_used: '2026-10-20T08:00:00+00:00' }) },
    {
      case: 'an old sign-in and a key used lately',
      ...report({
        ...root,
        password_last_used: '2020-01-01T00:00:00Z',
        access_key_2_last_used_date: '2026-10-30T00:00:00Z',
      }),
      reason: /2026-10-30/,
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'the report has no row of root', read: { report: [{ settings: { ...root, user: 'ana' } }] } },
    { case: 'there is no report', incomplete: ['report'] },
    { case: 'a text that the report does not define', ...report({ ...root, password_last_used: 'not_supported' }) },
  ],
})

const member = { organization: [{ settings: { Id: 'o-a1b2c3d4e5' } }] }
checkTable(checks.centralRootCredentials, {
  pass: [{ case: 'enabled', settings: { EnabledFeatures: ['RootSessions', 'RootCredentialsManagement'] } }],
  fail: [
    { case: 'only sessions are enabled', settings: { EnabledFeatures: ['RootSessions'] }, read: member },
    { case: 'IAM has no trusted access', settings: { EnabledFeatures: null }, read: member },
  ],
  notApplicable: [{ case: 'the account is in no organization', settings: { EnabledFeatures: null } }],
  unknown: [
    { case: 'a member account is not told', gaps: ['EnabledFeatures'], read: member },
    { case: 'the organization is unread', settings: { EnabledFeatures: null }, incomplete: ['organization'] },
  ],
})
