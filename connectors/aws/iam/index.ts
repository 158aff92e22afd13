import { derived, evidence, service } from '../../kit/index.ts'
import * as accountChecks from './account.checks.ts'
import { iamAccount } from './account.ts'
import * as attachedPolicyChecks from './attached-policy.checks.ts'
import * as bedrockKeyChecks from './bedrock-key.checks.ts'
import * as credentialReportChecks from './credential-report.checks.ts'
import { credentialReport } from './credential-report.ts'
import * as customerPolicyChecks from './customer-policy.checks.ts'
import * as effectiveAccessChecks from './effective-access.checks.ts'
import { effectiveAccess } from './effective-access.ts'
import * as groupChecks from './group.checks.ts'
import { group } from './group.ts'
import * as identityChecks from './identity.checks.ts'
import * as inlineDecryptChecks from './inline-decrypt.checks.ts'
import * as marketplaceChecks from './marketplace.checks.ts'
import { oidcProvider } from './oidc-provider.ts'
import * as passwordPolicyChecks from './password-policy.checks.ts'
import { passwordPolicy } from './password-policy.ts'
import * as passwordStrengthChecks from './password-strength.checks.ts'
import * as policyChecks from './policy.checks.ts'
import { policy } from './policy.ts'
import * as roleChecks from './role.checks.ts'
import { role } from './role.ts'
import * as roleServicesChecks from './role-services.checks.ts'
import { samlProvider } from './saml-provider.ts'
import * as serverCertificateChecks from './server-certificate.checks.ts'
import { serverCertificate } from './server-certificate.ts'
import { serviceSpecificCredential } from './service-specific-credential.ts'
import { serviceUse } from './service-use.ts'
import * as userChecks from './user.checks.ts'
import { user } from './user.ts'
import { virtualMfaDevice } from './virtual-mfa-device.ts'

export const iam = service('iam', 'AWS Identity and Access Management', [
  evidence(iamAccount, () => import('./account.calls.ts'), accountChecks),
  evidence(passwordPolicy, () => import('./password-policy.calls.ts'), passwordPolicyChecks, passwordStrengthChecks),
  evidence(user, () => import('./user.calls.ts'), userChecks),
  evidence(group, () => import('./group.calls.ts'), groupChecks),
  evidence(
    role,
    () => import('./role.calls.ts'),
    identityChecks,
    inlineDecryptChecks,
    marketplaceChecks,
    roleChecks,
    roleServicesChecks,
  ),
  evidence(policy, () => import('./policy.calls.ts'), attachedPolicyChecks, customerPolicyChecks, policyChecks),
  evidence(credentialReport, () => import('./credential-report.calls.ts'), credentialReportChecks),
  evidence(virtualMfaDevice, () => import('./virtual-mfa-device.calls.ts')),
  evidence(samlProvider, () => import('./saml-provider.calls.ts')),
  evidence(oidcProvider, () => import('./oidc-provider.calls.ts')),
  evidence(serviceUse, () => import('./service-use.calls.ts')),
  derived(effectiveAccess, () => import('./effective-access.derive.ts'), effectiveAccessChecks),
  evidence(serverCertificate, () => import('./server-certificate.calls.ts'), serverCertificateChecks),
  evidence(serviceSpecificCredential, () => import('./service-specific-credential.calls.ts'), bedrockKeyChecks),
])
