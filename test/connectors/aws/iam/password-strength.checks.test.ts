import { passwordsStrong } from '../../../../connectors/aws/iam/password-strength.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const strong = {
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: true,
  RequireSymbols: true,
  RequireNumbers: true,
  MinimumPasswordLength: 8,
}
const having = (more: object) => ({ PasswordPolicy: { ...strong, ...more } })

checkTable(passwordsStrong, {
  pass: [
    { case: 'just so', settings: having({}), reason: /and 8 of them/ },
    { case: 'longer', settings: having({ MinimumPasswordLength: 14 }) },
  ],
  fail: [
    { case: 'none of its own', settings: { PasswordPolicy: null } },
    { case: 'without symbols', settings: having({ RequireSymbols: false }), reason: /does not require symbols\.$/ },
    { case: 'too short', settings: having({ MinimumPasswordLength: 6 }), reason: /8 characters/ },
    { case: 'too short, the rest not stated', settings: { PasswordPolicy: { MinimumPasswordLength: 6 } } },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['PasswordPolicy'] },
    { case: 'no length stated', settings: having({ MinimumPasswordLength: undefined }) },
    { case: 'a kind not stated', settings: having({ RequireNumbers: undefined }) },
  ],
})
