import { check, fail, inAccount, notApplicable, type Population, pass, unknown, type Verdict } from '../../kit/index.ts'
import { type PasswordPolicy, passwordPolicy } from './password-policy.ts'
import { user } from './user.ts'

const DEFAULT = "The account has no password policy of its own; AWS's default asks for 8 characters and never expires."

type Policy = PasswordPolicy['PasswordPolicy']

/**
 * PCI DSS asks this of passwords, so that a weak policy is nobody's where no IAM user has one; the CIS tests ask it of the
 * policy itself.
 */
const passwords = { passwords: inAccount(user, u => u.LoginProfile !== null) }
function ofPasswords(verdict: Verdict, read: { readonly passwords: Population<boolean> }): Verdict {
  if (verdict.status === 'pass' || read.passwords.some(({ value }) => value)) return verdict
  return notApplicable('No IAM user has a console password, so the password policy holds for nobody.')
}

const minimumLength = (length: number) => ({
  id: `iam-password-policy-minimum-length-${length}`,
  title: `Passwords of IAM users have at least ${length} characters`,
  severity: 'medium' as const,
  remediation: `Set the minimum password length of the account's password policy to ${length} or more.`,
})

function lengthOf(policy: Policy, length: number): Verdict {
  if (!policy) return fail(DEFAULT)
  const minimum = policy.MinimumPasswordLength
  if (minimum === undefined) return unknown('AWS did not state the minimum length.')
  return minimum >= length ? pass(`The minimum length is ${minimum}.`) : fail(`The minimum length is ${minimum}.`)
}

export const minimumLength14 = check(passwordPolicy, {
  ...minimumLength(14),
  equivalents: { prowler: ['iam_password_policy_minimum_length_14'], securityHub: ['IAM.15'] },
  test: ({ PasswordPolicy: policy }) => lengthOf(policy, 14),
})
export const minimumLength12 = check(passwordPolicy, {
  ...minimumLength(12),
  reads: passwords,
  test: ({ PasswordPolicy: policy }, { read }) => ofPasswords(lengthOf(policy, 12), read),
})

// The default policy asks for three of four kinds of characters, so a password under it may lack digits.
export const lettersAndNumbers = check(passwordPolicy, {
  id: 'iam-password-policy-letters-and-numbers',
  title: 'Passwords of IAM users have letters and numbers',
  severity: 'medium',
  remediation: "Require numbers and at least one kind of letters in the account's password policy.",
  reads: passwords,
  test: ({ PasswordPolicy: policy }, { read }) => ofPasswords(charactersOf(policy), read),
})

function charactersOf(policy: Policy): Verdict {
  if (!policy) return fail(DEFAULT)
  const { RequireNumbers: numbers, RequireLowercaseCharacters: lower, RequireUppercaseCharacters: upper } = policy
  const letters = lower === true || upper === true ? true : lower === false && upper === false ? false : undefined
  if (numbers === true && letters === true) return pass('Letters and numbers are required.')
  const missing = [letters === false && 'letters', numbers === false && 'numbers'].filter(Boolean).join(' and ')
  if (missing === '') return unknown('AWS did not state which characters are required.')
  return fail(`${missing.charAt(0).toUpperCase()}${missing.slice(1)} are not required.`)
}

const reuse = (count: number) => ({
  id: `iam-password-policy-reuse-${count}`,
  title: `IAM users cannot reuse any of their last ${count} passwords`,
  severity: 'low' as const,
  remediation: `Let the account's password policy remember at least ${count} passwords.`,
})

function reuseOf(policy: Policy, count: number): Verdict {
  if (!policy) return fail(DEFAULT)
  const remembered = policy.PasswordReusePrevention
  return remembered !== undefined && remembered >= count
    ? pass(`The last ${remembered} passwords cannot be reused.`)
    : fail(remembered ? `Only the last ${remembered} passwords cannot be reused.` : 'Any password can be reused.')
}

export const reuse24 = check(passwordPolicy, {
  ...reuse(24),
  equivalents: { prowler: ['iam_password_policy_reuse_24'], securityHub: ['IAM.16'] },
  test: ({ PasswordPolicy: policy }) => reuseOf(policy, 24),
})
export const reuse4 = check(passwordPolicy, {
  ...reuse(4),
  reads: passwords,
  test: ({ PasswordPolicy: policy }, { read }) => ofPasswords(reuseOf(policy, 4), read),
})

export const expires90Days = check(passwordPolicy, {
  id: 'iam-password-policy-expires-90-days',
  title: 'Passwords of IAM users expire after 90 days or sooner',
  severity: 'low',
  remediation: "Set the maximum password age of the account's password policy to 90 days or less.",
  equivalents: { prowler: ['iam_password_policy_expires_passwords_within_90_days_or_less'], securityHub: ['IAM.17'] },
  test({ PasswordPolicy: policy }) {
    if (!policy) return fail(DEFAULT)
    const days = policy.MaxPasswordAge
    if (policy.ExpirePasswords === false || days === 0) return fail('Passwords do not expire.')
    if (policy.ExpirePasswords === undefined || days === undefined)
      return unknown('AWS did not state when passwords expire.')
    return days <= 90 ? pass(`Passwords expire after ${days} days.`) : fail(`Passwords expire after ${days} days.`)
  },
})
