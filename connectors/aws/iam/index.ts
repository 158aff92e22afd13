import { connector, reads } from '../../kit/index.ts'
import * as accountChecks from './account.checks.ts'
import { iamAccount } from './account.ts'
import * as attachedPolicyChecks from './attached-policy.checks.ts'
import * as credentialReportChecks from './credential-report.checks.ts'
import { credentialReport } from './credential-report.ts'
import * as groupChecks from './group.checks.ts'
import { group } from './group.ts'
import * as identityChecks from './identity.checks.ts'
import { oidcProvider } from './oidc-provider.ts'
import * as passwordPolicyChecks from './password-policy.checks.ts'
import { passwordPolicy } from './password-policy.ts'
import * as policyChecks from './policy.checks.ts'
import { policy } from './policy.ts'
import * as roleChecks from './role.checks.ts'
import { role } from './role.ts'
import { samlProvider } from './saml-provider.ts'
import * as serverCertificateChecks from './server-certificate.checks.ts'
import { serverCertificate } from './server-certificate.ts'
import * as userChecks from './user.checks.ts'
import { user } from './user.ts'
import { virtualMfaDevice } from './virtual-mfa-device.ts'

export const iam = connector({
  id: 'iam',
  title: 'AWS Identity and Access Management',
  types: [
    reads(iamAccount, () => import('./account.calls.ts')),
    reads(passwordPolicy, () => import('./password-policy.calls.ts')),
    reads(user, () => import('./user.calls.ts')),
    reads(group, () => import('./group.calls.ts')),
    reads(role, () => import('./role.calls.ts')),
    reads(policy, () => import('./policy.calls.ts')),
    reads(credentialReport, () => import('./credential-report.calls.ts')),
    reads(virtualMfaDevice, () => import('./virtual-mfa-device.calls.ts')),
    reads(samlProvider, () => import('./saml-provider.calls.ts')),
    reads(oidcProvider, () => import('./oidc-provider.calls.ts')),
    reads(serverCertificate, () => import('./server-certificate.calls.ts')),
  ],
  checks: [
    ...Object.values(accountChecks),
    ...Object.values(passwordPolicyChecks),
    ...Object.values(userChecks),
    ...Object.values(groupChecks),
    ...Object.values(roleChecks),
    ...Object.values(policyChecks),
    ...Object.values(attachedPolicyChecks),
    ...Object.values(credentialReportChecks),
    ...Object.values(serverCertificateChecks),
    ...Object.values(identityChecks),
  ],
})
