import { check, fail, inRegion, type Json, meaningOf, pass, unknown, type Verdict } from '../../kit/index.ts'
import { webAcl } from '../wafv2/web-acl.ts'
import { poolOf } from './pool.ts'
import { type UserPool, userPool } from './user-pool.ts'

export const mfa = check(userPool, {
  id: 'cognito-user-pool-mfa-required',
  title: 'Cognito user pools require a second factor',
  severity: 'medium',
  remediation: 'Require MFA for all users of the pool.',
  references: ['https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html'],
  equivalents: { prowler: ['cognito_user_pool_mfa_enabled'] },
  test(t) {
    const { MfaConfiguration: state } = poolOf(t)
    if (state === undefined) return unknown('AWS did not state whether a second factor is required.')
    return meaningOf(state, { OFF: false, ON: true, OPTIONAL: false }, 'the MFA setting')
      ? pass('A second factor is required.')
      : fail(`MFA is ${state}, and not required.`)
  },
})

export const deletionProtected = check(userPool, {
  id: 'cognito-user-pool-deletion-protected',
  title: 'Cognito user pools are protected against deletion',
  severity: 'medium',
  remediation: 'Turn on deletion protection of the user pool.',
  references: ['https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html'],
  equivalents: { prowler: ['cognito_user_pool_deletion_protection_enabled'] },
  test(t) {
    const { DeletionProtection: state } = poolOf(t)
    if (state === undefined) return unknown('AWS did not state whether deletion protection is on.')
    return meaningOf(state, { ACTIVE: true, INACTIVE: false }, 'the state of deletion protection')
      ? pass('Deletion protection is on.')
      : fail('Deletion protection is off.')
  },
})

export const noSelfRegistration = check(userPool, {
  id: 'cognito-user-pool-self-registration-disabled',
  title: 'Nobody registers with Cognito user pools by themselves',
  severity: 'medium',
  remediation: 'Let only administrators make users of the pool, unless the application is for everybody.',
  references: [
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-admin-create-user-policy.html',
  ],
  equivalents: { prowler: ['cognito_user_pool_self_registration_disabled'] },
  test(t) {
    const only = poolOf(t).AdminCreateUserConfig?.AllowAdminCreateUserOnly
    if (only === undefined) return unknown('AWS did not state who may make users.')
    return only ? pass('Only administrators make users.') : fail('Anybody may register.')
  },
})

const THREATS = [
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html',
]

/** Developer Guide, "Advanced security with threat protection": what a client sets stands over what the pool sets. */
const OVERRIDDEN = ', where a client has no settings of its own'

const ENFORCED = { AUDIT: false, ENFORCED: true, OFF: false }

/** `null`: the mode is ENFORCED. Without the mode, or only by AUDIT, nothing is blocked. */
function notEnforced(t: Json<UserPool>): Verdict | null {
  const mode = poolOf(t).UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF'
  return meaningOf(mode, ENFORCED, 'the mode of threat protection')
    ? null
    : fail(`Threat protection is ${mode}, and blocks nothing.`)
}

export const threatProtection = check(userPool, {
  id: 'cognito-user-pool-threat-protection-enforced',
  title: 'Cognito user pools enforce threat protection',
  severity: 'medium',
  remediation: 'Set threat protection of the user pool to full function.',
  references: THREATS,
  equivalents: { prowler: ['cognito_user_pool_advanced_security_enabled'] },
  test: t => notEnforced(t) ?? pass('Threat protection is ENFORCED.'),
})

export const compromisedBlocked = check(userPool, {
  id: 'cognito-user-pool-compromised-credentials-blocked',
  title: 'Cognito user pools block sign-in with passwords that are known to others',
  severity: 'medium',
  remediation: 'Set threat protection to full function, and block compromised credentials at sign-in.',
  references: THREATS,
  equivalents: { prowler: ['cognito_user_pool_blocks_compromised_credentials_sign_in_attempts'] },
  test(t) {
    const off = notEnforced(t)
    if (off) return off
    const of = t.RiskConfiguration?.CompromisedCredentialsRiskConfiguration
    if (of === undefined) return fail('What is done about compromised credentials was never set.')
    const action = of.Actions?.EventAction
    if (action === undefined) return unknown('AWS did not state what is done about compromised credentials.')
    if (!meaningOf(action, { BLOCK: true, NO_ACTION: false }, 'the action'))
      return fail(`The action on compromised credentials is ${action}.`)
    // Without a filter every event counts.
    return of.EventFilter && !of.EventFilter.includes('SIGN_IN')
      ? fail('Compromised credentials are not looked for at sign-in.')
      : pass(`Sign-in with compromised credentials is blocked${OVERRIDDEN}.`)
  },
})

const BLOCKS = { BLOCK: true, MFA_IF_CONFIGURED: false, MFA_REQUIRED: false, NO_ACTION: false }
const RISKS = ['LowAction', 'MediumAction', 'HighAction'] as const

export const takeoverBlocked = check(userPool, {
  id: 'cognito-user-pool-risky-sign-in-blocked',
  title: 'Cognito user pools block sign-in at every risk',
  severity: 'medium',
  remediation: 'Set threat protection to full function, and block sign-in at low, medium and high risk.',
  references: THREATS,
  equivalents: { prowler: ['cognito_user_pool_blocks_potential_malicious_sign_in_attempts'] },
  test(t) {
    const off = notEnforced(t)
    if (off) return off
    const actions = t.RiskConfiguration?.AccountTakeoverRiskConfiguration?.Actions
    if (actions === undefined) return fail('What is done about risky sign-ins was never set.')
    const lax = RISKS.filter(risk => !meaningOf(actions[risk]?.EventAction ?? 'NO_ACTION', BLOCKS, 'the action'))
    return lax.length > 0
      ? fail(`Not blocked: ${lax.join(', ')}.`)
      : pass(`Sign-in is blocked at every risk${OVERRIDDEN}.`)
  },
})

export const webAclBefore = check(userPool, {
  id: 'cognito-user-pool-web-acl',
  title: 'Cognito user pools are protected by a web ACL',
  severity: 'medium',
  remediation: 'Associate a web ACL of AWS WAF with the user pool.',
  references: ['https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html'],
  equivalents: { prowler: ['cognito_user_pool_waf_acl_attached'] },
  reads: { acls: inRegion(webAcl, acl => acl.COGNITO_USER_POOL) },
  test(t, { read: { acls } }) {
    const { Arn: arn } = poolOf(t)
    if (arn === undefined) return unknown('AWS did not state the ARN of the user pool.')
    const found = acls.find(({ value }) => value?.includes(arn) === true)
    return found ? pass(`The web ACL ${found.id} protects the user pool.`) : fail('No web ACL protects the user pool.')
  },
})
