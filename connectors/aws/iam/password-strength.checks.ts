import { check, fail, pass, unknown } from '../../kit/index.ts'
import { passwordPolicy } from './password-policy.ts'

const LENGTH = 8

/** The defaults of Security Hub, which asks neither for an age nor for a memory of passwords unless it is told to. */
export const passwordsStrong = check(passwordPolicy, {
  id: 'iam-password-policy-strong',
  title: 'Passwords of IAM users are long enough and mix all kinds of characters',
  severity: 'medium',
  remediation: `Require upper and lower case letters, numbers, symbols and ${LENGTH} characters or more in the password policy.`,
  equivalents: { securityHub: ['IAM.7'], config: ['iam-password-policy'] },
  test({ PasswordPolicy: policy }) {
    if (!policy)
      return fail('The account has no password policy of its own, and that of AWS asks for three kinds only.')
    const kinds: [string, boolean | undefined][] = [
      ['upper case letters', policy.RequireUppercaseCharacters],
      ['lower case letters', policy.RequireLowercaseCharacters],
      ['symbols', policy.RequireSymbols],
      ['numbers', policy.RequireNumbers],
    ]
    const missing = kinds.filter(([, required]) => required === false).map(([kind]) => kind)
    const { MinimumPasswordLength: length } = policy
    if (length !== undefined && length < LENGTH) missing.push(`${LENGTH} characters`)
    if (missing.length > 0) return fail(`The password policy does not require ${missing.join(', ')}.`)
    if (length === undefined || kinds.some(([, required]) => required === undefined))
      return unknown('AWS did not state the whole of the password policy.')
    return pass(`The password policy requires all kinds of characters and ${length} of them.`)
  },
})
