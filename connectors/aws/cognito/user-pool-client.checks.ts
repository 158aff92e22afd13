import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { userPoolClient } from './user-pool-client.ts'

export const existenceHidden = check(userPoolClient, {
  id: 'cognito-user-pool-client-user-existence-hidden',
  title: 'Applications of Cognito user pools do not tell whether a user exists',
  severity: 'medium',
  remediation: 'Turn on the prevention of errors that tell of users.',
  references: ['https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html'],
  equivalents: { prowler: ['cognito_user_pool_client_prevent_user_existence_errors'] },
  test({ UserPoolClient: of }) {
    if (of === null) return unknown('AWS answered no settings of the application.')
    // Left out where it was never set, which is the old way: errors tell.
    const { PreventUserExistenceErrors: errors = 'LEGACY' } = of
    return meaningOf(errors, { ENABLED: true, LEGACY: false }, 'the setting of errors')
      ? pass('Errors do not tell whether a user exists.')
      : fail('Errors tell whether a user exists.')
  },
})

export const tokensRevocable = check(userPoolClient, {
  id: 'cognito-user-pool-client-token-revocation-enabled',
  title: 'Tokens of applications of Cognito user pools can be revoked',
  severity: 'medium',
  remediation: 'Turn on token revocation of the application.',
  references: ['https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html'],
  equivalents: { prowler: ['cognito_user_pool_client_token_revocation_enabled'] },
  test({ UserPoolClient: of }) {
    if (of === null) return unknown('AWS answered no settings of the application.')
    if (of.EnableTokenRevocation === undefined) return unknown('AWS did not state whether tokens can be revoked.')
    return of.EnableTokenRevocation ? pass('Tokens can be revoked.') : fail('Tokens cannot be revoked.')
  },
})
