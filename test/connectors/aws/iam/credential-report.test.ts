import { describe, expect, test } from 'vitest'
import { rowsOf } from '../../../../connectors/aws/iam/credential-report.calls.ts'
import * as checks from '../../../../connectors/aws/iam/credential-report.checks.ts'
import { parseCsv } from '../../../../connectors/aws/iam/csv.ts'
import { checkTable } from '../../../kit/table.ts'

const NONE = {
  user: 'ana',
  password_enabled: 'false',
  password_last_used: 'N/A',
  password_last_changed: 'N/A',
  access_key_1_active: 'false',
  access_key_1_last_rotated: 'N/A',
  access_key_1_last_used_date: 'N/A',
  access_key_2_active: 'false',
  access_key_2_last_rotated: 'N/A',
  access_key_2_last_used_date: 'N/A',
}
const row = (name: string, settings: object) => ({ case: name, settings: { ...NONE, ...settings } })
const password = (used: string, changed = '2020-01-01T00:00:00+00:00') => ({
  password_enabled: 'true',
  password_last_used: used,
  password_last_changed: changed,
})
const key2 = (used: string, rotated = '2020-01-01T00:00:00+00:00') => ({
  access_key_2_active: 'TRUE',
  access_key_2_last_used_date: used,
  access_key_2_last_rotated: rotated,
})

for (const [check, days, limit, within] of [
  [checks.credentialsUsed45Days, 45, '2026-09-17T00:00:00+00:00', '2026-09-17T00:00:01+00:00'],
  [checks.credentialsUsed90Days, 90, '2026-08-03T00:00:00+00:00', '2026-08-03T00:00:01+00:00'],
] as const) {
  describe(`${days} days`, () =>
    checkTable(check, {
      pass: [
        row('the password is in use', password(within)),
        row('a key in use', key2(within)),
        row('a new password that was never used', password('no_information', within)),
        row('a new key that was never used', key2('N/A', within)),
        row('an idle key that is inactive', { ...password(within), ...key2(limit), access_key_2_active: 'false' }),
      ],
      fail: [
        row('an idle password', password(limit)),
        row('a password never used', password('no_information')),
        row('an idle second key beside a used password', { ...password(within), ...key2(limit) }),
        row('a key never used', key2('N/A')),
      ],
      notApplicable: [
        row('nothing enabled', {}),
        row('the root user', { user: '<root_account>', password_enabled: 'not_supported' }),
      ],
      unknown: [
        row('more credentials than shown', { ...password(within), additional_credentials_info: '1 more' }),
        row('a text that the report does not define', { password_enabled: 'maybe' }),
        row('an enabled password without any date', { ...password('N/A', 'N/A') }),
        row('a use later than the report', password('2026-11-02T00:00:00Z')),
        { case: 'the cell was not read', gaps: ['password_enabled'] },
      ],
    }))
}

const [idle, active] = ['2026-08-03T00:00:00+00:00', '2026-08-03T00:00:01+00:00']
describe('90 days without any use', () =>
  checkTable(checks.inactive90DaysDisabled, {
    pass: [
      row('the password is in use', password(active)),
      row('an idle key beside a used password: the user is active', { ...password(active), ...key2(idle) }),
      row('more credentials than shown, one of the shown in use', {
        ...password(active),
        additional_credentials_info: '1 more',
      }),
    ],
    fail: [
      row('an idle password', password(idle)),
      row('both idle', { ...password(idle), ...key2(idle) }),
      { ...row('a key never used', key2('N/A')), reason: /inactive and can still sign in: Access key 2 was set on/ },
    ],
    notApplicable: [
      row('nothing enabled', {}),
      row('the root user', { user: '<root_account>', password_enabled: 'not_supported' }),
    ],
    unknown: [
      row('more credentials than shown, all of the shown idle', {
        ...password(idle),
        additional_credentials_info: '1 more',
      }),
      row('more credentials than shown, none of them shown', { additional_credentials_info: '1 more' }),
      row('a use later than the report', password('2026-11-02T00:00:00Z')),
      { case: 'the cell was not read', gaps: ['password_enabled'] },
    ],
  }))

test('CSV with quotes, commas and line breaks', () => {
  expect(parseCsv('a,b,c\r\n"x,1","say ""hi""",\n"line\nbreak",2,3')).toEqual([
    ['a', 'b', 'c'],
    ['x,1', 'say "hi"', ''],
    ['line\nbreak', '2', '3'],
  ])
  expect(() => parseCsv('a,b"c')).toThrow(SyntaxError)
})

test('a report whose rows do not fit is refused, not guessed at', () => {
  expect(() => rowsOf('user,arn\na,b\n')).toThrow(/no column/)
  const header =
    'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date'
  expect(rowsOf(`${header}\n${'x,'.repeat(12)}y\n`)[0]).toMatchObject({ user: 'x', access_key_2_last_used_date: 'y' })
  expect(() => rowsOf(`${header}\n${'x,'.repeat(13)}y\n`)).toThrow(/does not fit/)
})
