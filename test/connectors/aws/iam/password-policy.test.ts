import * as checks from '../../../../connectors/aws/iam/password-policy.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const users = {
  passwords: [
    { id: 'ana', settings: { LoginProfile: { UserName: 'ana' } } },
    { id: 'robot', settings: { LoginProfile: null } },
  ],
}
/** The tests for PCI DSS read the users too; the others take no notice. */
const policy = (PasswordPolicy: object | null) => ({ settings: { PasswordPolicy }, read: users })
const none = { case: 'the account has no policy of its own', ...policy(null) }
const nobody = { passwords: [{ id: 'robot', settings: { LoginProfile: null } }] }
const unread = {
  passwords: [
    { id: 'ana', gaps: ['LoginProfile'] },
    { id: 'robot', settings: { LoginProfile: null } },
  ],
}
const weak = { settings: { PasswordPolicy: null } }
/** What is different where passwords are asked about, not the policy. */
const ofPasswords = {
  notApplicable: [nothing, { case: 'no user has a password', ...weak, read: nobody }],
  unknown: [
    { case: 'the policy was denied', gaps: ['PasswordPolicy'] },
    { case: 'whether a user has a password was not read', ...weak, read: unread },
    { case: 'the list of users is not whole', ...weak, read: nobody, incomplete: ['passwords'] },
  ],
}
const rest = { notApplicable: [nothing], unknown: [{ case: 'the policy was denied', gaps: ['PasswordPolicy'] }] }

for (const [check, length] of [
  [checks.minimumLength14, 14],
  [checks.minimumLength12, 12],
] as const) {
  checkTable(check, {
    pass: [
      { case: 'just long enough', ...policy({ MinimumPasswordLength: length }) },
      { case: 'longer', ...policy({ MinimumPasswordLength: 32 }) },
    ],
    fail: [none, { case: 'too short', ...policy({ MinimumPasswordLength: length - 1 }) }],
    ...(check === checks.minimumLength12 ? ofPasswords : rest),
  })
}

const nothingAsked = { RequireNumbers: false, RequireLowercaseCharacters: false, RequireUppercaseCharacters: false }
checkTable(checks.lettersAndNumbers, {
  pass: [
    { case: 'lower case', ...policy({ RequireNumbers: true, RequireLowercaseCharacters: true }) },
    { case: 'upper case', ...policy({ RequireNumbers: true, RequireUppercaseCharacters: true }) },
  ],
  fail: [
    none,
    { case: 'no numbers', ...policy({ RequireNumbers: false, RequireLowercaseCharacters: true }), reason: /^Numbers/ },
    { case: 'no letters', ...policy({ ...nothingAsked, RequireNumbers: true }), reason: /^Letters are/ },
    { case: 'neither', ...policy(nothingAsked), reason: /^Letters and numbers/ },
  ],
  ...ofPasswords,
})

for (const [check, count] of [
  [checks.reuse24, 24],
  [checks.reuse4, 4],
] as const) {
  checkTable(check, {
    pass: [{ case: 'enough', ...policy({ PasswordReusePrevention: count }) }],
    fail: [
      none,
      { case: 'too few', ...policy({ PasswordReusePrevention: count - 1 }) },
      { case: 'not remembered', ...policy({ MinimumPasswordLength: 14 }) },
    ],
    ...(check === checks.reuse4 ? ofPasswords : rest),
  })
}

checkTable(checks.expires90Days, {
  pass: [{ case: '90 days', ...policy({ ExpirePasswords: true, MaxPasswordAge: 90 }) }],
  fail: [
    none,
    { case: '91 days', ...policy({ ExpirePasswords: true, MaxPasswordAge: 91 }) },
    { case: 'never', ...policy({ ExpirePasswords: false }) },
    { case: 'an age of 0', ...policy({ ExpirePasswords: true, MaxPasswordAge: 0 }) },
    { case: 'an age that is not enforced', ...policy({ ExpirePasswords: false, MaxPasswordAge: 30 }) },
  ],
  ...rest,
})
