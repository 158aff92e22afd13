import { check, fail, pass } from '../../kit/index.ts'
import { passwordPolicy } from './password-policy.ts'

const DEFAULT = "The account has no password policy of its own; AWS's default asks for 8 characters and never expires."

function minimumLength(
  length: number,
  severity: 'medium' | 'low',
  equivalents: { securityHub?: string[]; prowler?: string[] },
) {
  return check(passwordPolicy, {
    id: `iam-password-policy-minimum-length-${length}`,
    title: `Passwords of IAM users have at least ${length} characters`,
    severity,
    remediation: `Set the minimum password length of the account's password policy to ${length} or more.`,
    equivalents,
    test({ PasswordPolicy: policy }) {
      if (!policy) return fail(DEFAULT)
      const minimum = policy.MinimumPasswordLength
      return minimum !== undefined && minimum >= length
        ? pass(`The minimum length is ${minimum}.`)
        : fail(`The minimum length is ${minimum ?? 'not set'}.`)
    },
  })
}

export const minimumLength14 = minimumLength(14, 'medium', {
  prowler: ['iam_password_policy_minimum_length_14'],
  securityHub: ['IAM.15'],
})
export const minimumLength12 = minimumLength(12, 'medium', {})

// The default policy asks for three of four kinds of characters, so a password under it may lack digits.
export const lettersAndNumbers = check(passwordPolicy, {
  id: 'iam-password-policy-letters-and-numbers',
  title: 'Passwords of IAM users have letters and numbers',
  severity: 'medium',
  remediation: "Require numbers and at least one kind of letters in the account's password policy.",
  test({ PasswordPolicy: policy }) {
    if (!policy) return fail(DEFAULT)
    const letters = policy.RequireLowercaseCharacters === true || policy.RequireUppercaseCharacters === true
    if (letters && policy.RequireNumbers === true) return pass('Letters and numbers are required.')
    return fail(
      `${letters ? 'Numbers' : policy.RequireNumbers === true ? 'Letters' : 'Letters and numbers'} are not required.`,
    )
  },
})

function reuse(passwords: number, equivalents: { securityHub?: string[]; prowler?: string[] }) {
  return check(passwordPolicy, {
    id: `iam-password-policy-reuse-${passwords}`,
    title: `IAM users cannot reuse any of their last ${passwords} passwords`,
    severity: 'low',
    remediation: `Let the account's password policy remember at least ${passwords} passwords.`,
    equivalents,
    test({ PasswordPolicy: policy }) {
      if (!policy) return fail(DEFAULT)
      const remembered = policy.PasswordReusePrevention
      return remembered !== undefined && remembered >= passwords
        ? pass(`The last ${remembered} passwords cannot be reused.`)
        : fail(remembered ? `Only the last ${remembered} passwords cannot be reused.` : 'Any password can be reused.')
    },
  })
}

export const reuse24 = reuse(24, { prowler: ['iam_password_policy_reuse_24'], securityHub: ['IAM.16'] })
export const reuse4 = reuse(4, {})

export const expires90Days = check(passwordPolicy, {
  id: 'iam-password-policy-expires-90-days',
  title: 'Passwords of IAM users expire after 90 days or sooner',
  severity: 'low',
  remediation: "Set the maximum password age of the account's password policy to 90 days or less.",
  equivalents: { prowler: ['iam_password_policy_expires_passwords_within_90_days_or_less'], securityHub: ['IAM.17'] },
  test({ PasswordPolicy: policy }) {
    if (!policy) return fail(DEFAULT)
    const days = policy.MaxPasswordAge
    if (policy.ExpirePasswords !== true || !days) return fail('Passwords do not expire.')
    return days <= 90 ? pass(`Passwords expire after ${days} days.`) : fail(`Passwords expire after ${days} days.`)
  },
})
