import type { PasswordPolicyType } from '@aws-sdk/client-cognito-identity-provider'
import { type Check, check, fail, type Json, pass, unknown } from '../../kit/index.ts'
import { passwordPolicyOf } from './pool.ts'
import { userPool } from './user-pool.ts'

const PAGE = ['https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html']

const KINDS = [
  ['RequireLowercase', 'lowercase', 'a small letter'],
  ['RequireUppercase', 'uppercase', 'a capital letter'],
  ['RequireNumbers', 'number', 'a number'],
  ['RequireSymbols', 'symbol', 'a symbol'],
] as const

/** What of a policy is missing for a strong one; `undefined`: AWS did not state it. */
function weaknessesOf(of: Json<PasswordPolicyType>): string[] | undefined {
  const { MinimumLength: length, TemporaryPasswordValidityDays: days } = of
  if (length === undefined || days === undefined || KINDS.some(([key]) => of[key] === undefined)) return undefined
  return [
    ...(length < 8 ? [`${length} characters are enough`] : []),
    ...KINDS.filter(([key]) => !of[key]).map(([, , kind]) => `${kind} is not asked for`),
    ...(days > 7 ? [`temporary passwords hold for ${days} days`] : []),
  ]
}

/** As Security Hub asks by default: 8 characters of every kind, and a week for temporary ones. */
export const strong = check(userPool, {
  id: 'cognito-user-pool-passwords-strong',
  title: 'Cognito user pools ask for passwords of 8 characters of every kind, and end temporary ones within a week',
  severity: 'medium',
  remediation: 'Make the password policy of the user pool stricter.',
  references: PAGE,
  equivalents: { securityHub: ['Cognito.3'], config: ['cognito-user-pool-password-policy-check'] },
  test(t) {
    const weak = weaknessesOf(passwordPolicyOf(t))
    if (weak === undefined) return unknown('AWS did not state the whole password policy.')
    return weak.length > 0
      ? fail(`The password policy is weak: ${weak.join(', ')}.`)
      : pass('The policy asks for all of it.')
  },
})

export const kinds: readonly Check[] = KINDS.map(([key, id, kind]) =>
  check(userPool, {
    id: `cognito-user-pool-password-${id}`,
    title: `Cognito user pools ask for ${kind} in passwords`,
    severity: 'medium',
    remediation: `Require ${kind} in the password policy of the user pool.`,
    references: PAGE,
    equivalents: { prowler: [`cognito_user_pool_password_policy_${id}`] },
    test(t) {
      const on = passwordPolicyOf(t)[key]
      if (on === undefined) return unknown(`AWS did not state whether ${kind} is asked for.`)
      return on ? pass(`Passwords need ${kind}.`) : fail(`Passwords do not need ${kind}.`)
    },
  }),
)

export const length = check(userPool, {
  id: 'cognito-user-pool-password-minimum-length-14',
  title: 'Cognito user pools ask for passwords of 14 characters or more',
  severity: 'medium',
  remediation: 'Set the minimum length of the password policy of the user pool to 14 or more.',
  references: PAGE,
  equivalents: { prowler: ['cognito_user_pool_password_policy_minimum_length_14'] },
  test(t) {
    const { MinimumLength: least } = passwordPolicyOf(t)
    if (least === undefined) return unknown('AWS did not state how long passwords must be.')
    return least >= 14 ? pass(`Passwords need ${least} characters.`) : fail(`Passwords need ${least} characters only.`)
  },
})

export const temporary = check(userPool, {
  id: 'cognito-user-pool-temporary-passwords-end-7-days',
  title: 'Temporary passwords of Cognito user pools end within 7 days',
  severity: 'medium',
  remediation: 'Let temporary passwords expire after 7 days or fewer.',
  references: PAGE,
  equivalents: { prowler: ['cognito_user_pool_temporary_password_expiration'] },
  test(t) {
    const { TemporaryPasswordValidityDays: days } = passwordPolicyOf(t)
    if (days === undefined) return unknown('AWS did not state how long temporary passwords hold.')
    return days <= 7 ? pass(`They end after ${days} days.`) : fail(`They hold for ${days} days.`)
  },
})
