import type { PasswordPolicyType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { type Json, Unjudgeable } from '../../kit/index.ts'
import type { UserPool } from './user-pool.ts'

export function poolOf({ UserPool: of }: Json<UserPool>): Json<UserPoolType> {
  if (of === null) throw new Unjudgeable('AWS answered no settings of the user pool.')
  return of
}

export function passwordPolicyOf(t: Json<UserPool>): Json<PasswordPolicyType> {
  const of = poolOf(t).Policies?.PasswordPolicy
  if (of === undefined) throw new Unjudgeable('AWS did not state the password policy of the user pool.')
  return of
}
