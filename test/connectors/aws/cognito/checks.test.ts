import { noGuests } from '../../../../connectors/aws/cognito/identity-pool.checks.ts'
import * as passwords from '../../../../connectors/aws/cognito/passwords.checks.ts'
import * as pool from '../../../../connectors/aws/cognito/user-pool.checks.ts'
import * as client from '../../../../connectors/aws/cognito/user-pool-client.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (UserPool: object | null, RiskConfiguration: object | null = null) => ({
  settings: { Id: 'us-east-1_a', UserPool, RiskConfiguration },
})
const nothing = { case: 'AWS answers nothing', ...of(null) }
const silent = { case: 'AWS does not say', ...of({ Id: 'us-east-1_a' }) }

const good = {
  MinimumLength: 14,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
}
const policy = (more: object = {}) => of({ Policies: { PasswordPolicy: { ...good, ...more } } })

checkTable(passwords.strong, {
  pass: [{ case: 'all of it', ...policy({ MinimumLength: 8 }) }],
  fail: [
    { case: 'short', ...policy({ MinimumLength: 6 }), reason: /6 characters are enough/ },
    { case: 'no symbol', ...policy({ RequireSymbols: false }), reason: /a symbol is not asked for/ },
    { case: 'temporary ones hold', ...policy({ TemporaryPasswordValidityDays: 30 }), reason: /30 days/ },
  ],
  unknown: [nothing, silent, { case: 'no length', ...policy({ MinimumLength: undefined }) }],
})

const KEYS = ['RequireLowercase', 'RequireUppercase', 'RequireNumbers', 'RequireSymbols']
for (const [i, check] of passwords.kinds.entries())
  checkTable(check, {
    pass: [{ case: 'asked for', ...policy() }],
    fail: [{ case: 'not', ...policy({ [KEYS[i] ?? '']: false }) }],
    unknown: [nothing, silent, { case: 'not stated', ...policy({ [KEYS[i] ?? '']: undefined }) }],
  })

checkTable(passwords.length, {
  pass: [{ case: '14', ...policy() }],
  fail: [{ case: '13', ...policy({ MinimumLength: 13 }) }],
  unknown: [nothing, silent, { case: 'not stated', ...policy({ MinimumLength: undefined }) }],
})

checkTable(passwords.temporary, {
  pass: [{ case: 'a week', ...policy() }],
  fail: [{ case: 'a month', ...policy({ TemporaryPasswordValidityDays: 30 }) }],
  unknown: [nothing, silent, { case: 'not stated', ...policy({ TemporaryPasswordValidityDays: undefined }) }],
})

checkTable(pool.mfa, {
  pass: [{ case: 'required', ...of({ MfaConfiguration: 'ON' }) }],
  fail: [
    { case: 'optional', ...of({ MfaConfiguration: 'OPTIONAL' }) },
    { case: 'off', ...of({ MfaConfiguration: 'OFF' }) },
  ],
  unknown: [nothing, silent],
})

checkTable(pool.deletionProtected, {
  pass: [{ case: 'on', ...of({ DeletionProtection: 'ACTIVE' }) }],
  fail: [{ case: 'off', ...of({ DeletionProtection: 'INACTIVE' }) }],
  unknown: [nothing, silent],
})

checkTable(pool.noSelfRegistration, {
  pass: [{ case: 'administrators only', ...of({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }) }],
  fail: [{ case: 'anybody', ...of({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }) }],
  unknown: [nothing, silent],
})

const guarded = (AdvancedSecurityMode: string, risk: object | null = null) =>
  of({ UserPoolAddOns: { AdvancedSecurityMode } }, risk)
const off = [
  { case: 'audit only', ...guarded('AUDIT') },
  { case: 'never set', ...of({ Id: 'us-east-1_a' }) },
]

checkTable(pool.threatProtection, {
  pass: [{ case: 'enforced', ...guarded('ENFORCED') }],
  fail: off,
  unknown: [nothing],
})

const compromised = (EventAction?: string, EventFilter?: string[]) =>
  guarded('ENFORCED', { CompromisedCredentialsRiskConfiguration: { Actions: { EventAction }, EventFilter } })

checkTable(pool.compromisedBlocked, {
  pass: [
    { case: 'every event', ...compromised('BLOCK') },
    { case: 'sign-in', ...compromised('BLOCK', ['SIGN_IN']) },
  ],
  fail: [
    ...off,
    { case: 'no action', ...compromised('NO_ACTION') },
    { case: 'at registration only', ...compromised('BLOCK', ['SIGN_UP']) },
    { case: 'never set', ...guarded('ENFORCED') },
  ],
  unknown: [nothing, { case: 'no action stated', ...compromised() }],
})

const block = { EventAction: 'BLOCK', Notify: true }
const takeover = (Actions: object) => guarded('ENFORCED', { AccountTakeoverRiskConfiguration: { Actions } })

checkTable(pool.takeoverBlocked, {
  pass: [{ case: 'every risk', ...takeover({ LowAction: block, MediumAction: block, HighAction: block }) }],
  fail: [
    ...off,
    { case: 'high only', ...takeover({ HighAction: block }), reason: /LowAction, MediumAction\.$/ },
    { case: 'never set', ...guarded('ENFORCED') },
  ],
  unknown: [nothing],
})

const app = (UserPoolClient: object | null) => ({ settings: { UserPoolId: 'a', ClientId: 'b', UserPoolClient } })
const noApp = { case: 'AWS answers nothing', ...app(null) }

checkTable(client.existenceHidden, {
  pass: [{ case: 'on', ...app({ PreventUserExistenceErrors: 'ENABLED' }) }],
  fail: [
    { case: 'off', ...app({ PreventUserExistenceErrors: 'LEGACY' }) },
    { case: 'never set', ...app({}) },
  ],
  unknown: [noApp],
})

checkTable(client.tokensRevocable, {
  pass: [{ case: 'on', ...app({ EnableTokenRevocation: true }) }],
  fail: [{ case: 'off', ...app({ EnableTokenRevocation: false }) }],
  unknown: [noApp, { case: 'AWS does not say', ...app({}) }],
})

const identities = (IdentityPool: object | null) => ({ settings: { IdentityPoolId: 'a', IdentityPool } })

checkTable(noGuests, {
  pass: [{ case: 'none', ...identities({ AllowUnauthenticatedIdentities: false }) }],
  fail: [{ case: 'guests', ...identities({ AllowUnauthenticatedIdentities: true }) }],
  unknown: [{ case: 'AWS answers nothing', ...identities(null) }],
})

const arn = 'arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_a'
const acl = (id: string, COGNITO_USER_POOL: string[] | null) => ({
  id: `arn:aws:wafv2:us-east-1:111122223333:regional/webacl/${id}/1`,
  settings: { COGNITO_USER_POOL },
})
const there = of({ Id: 'us-east-1_a', Arn: arn })

checkTable(pool.webAclBefore, {
  pass: [
    { case: 'a web ACL has it', ...there, read: { acls: [acl('a', []), acl('b', [arn])] }, reason: /webacl\/b/ },
    {
      case: 'a web ACL has it, another could not be read',
      ...there,
      read: { acls: [{ ...acl('a', []), gaps: ['COGNITO_USER_POOL'] }, acl('b', [arn])] },
    },
  ],
  fail: [
    { case: 'no web ACL', ...there, read: { acls: [] } },
    { case: 'a web ACL has another', ...there, read: { acls: [acl('a', [`${arn}b`])] } },
    { case: 'a web ACL for CloudFront', ...there, read: { acls: [acl('a', null)] } },
    {
      case: 'the web ACL is of another region',
      ...there,
      read: { acls: [{ ...acl('a', [arn]), region: 'eu-west-1' }] },
    },
  ],
  unknown: [
    nothing,
    silent,
    { case: 'web ACLs could not be listed', ...there, read: { acls: [] }, incomplete: ['acls'] },
    {
      case: 'what a web ACL has could not be read',
      ...there,
      read: { acls: [{ ...acl('a', []), gaps: ['COGNITO_USER_POOL'] }] },
    },
  ],
})
