import { check, fail, pass, unknown } from '../../kit/index.ts'
import { identityPool } from './identity-pool.ts'

export const noGuests = check(identityPool, {
  id: 'cognito-identity-pool-no-guest-access',
  title: 'Cognito identity pools give credentials to those who signed in only',
  severity: 'medium',
  remediation: 'Turn off guest access of the identity pool.',
  references: ['https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html'],
  equivalents: {
    prowler: ['cognito_identity_pool_guest_access_disabled'],
    securityHub: ['Cognito.2'],
    config: ['cognito-identity-pool-unauth-access-check'],
  },
  test({ IdentityPool: of }) {
    if (of?.AllowUnauthenticatedIdentities === undefined)
      return unknown('AWS did not state whether guests are given credentials.')
    return of.AllowUnauthenticatedIdentities
      ? fail('Guests are given credentials of AWS.')
      : pass('Guests are given no credentials.')
  },
})
