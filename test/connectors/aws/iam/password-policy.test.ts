import * as checks from '../../../../connectors/aws/iam/password-policy.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const policy = (PasswordPolicy: object | null) => ({ settings: { PasswordPolicy } })
const none = { case: 'the account has no policy of its own', ...policy(null) }
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
    fail: [
      none,
      { case: 'too short', ...policy({ MinimumPasswordLength: length - 1 }) },
      { case: 'not set', ...policy({}) },
    ],
    ...rest,
  })
}

checkTable(checks.lettersAndNumbers, {
  pass: [
    { case: 'lower case', ...policy({ RequireNumbers: true, RequireLowercaseCharacters: true }) },
    { case: 'upper case', ...policy({ RequireNumbers: true, RequireUppercaseCharacters: true }) },
  ],
  fail: [
    none,
    { case: 'no numbers', ...policy({ RequireNumbers: false, RequireLowercaseCharacters: true }), reason: /^Numbers/ },
    { case: 'no letters', ...policy({ RequireNumbers: true, RequireSymbols: true }), reason: /^Letters are/ },
    { case: 'neither', ...policy({}), reason: /^Letters and numbers/ },
  ],
  ...rest,
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
    ...rest,
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
