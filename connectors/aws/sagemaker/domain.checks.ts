import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { domain } from './domain.ts'

export const signsInWithIdentityCenter = check(domain, {
  id: 'sagemaker-domain-sso-configured',
  title: 'People sign in to SageMaker domains through IAM Identity Center',
  severity: 'low',
  remediation:
    'Make a domain that people sign in to through IAM Identity Center; how they sign in cannot be changed later.',
  references: ['https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-custom.html'],
  equivalents: { prowler: ['sagemaker_domain_sso_configured'] },
  test({ Domain: of }) {
    const mode = of?.AuthMode
    if (mode === undefined) return unknown('AWS did not state how people sign in.')
    return meaningOf(mode, { IAM: false, SSO: true }, 'the authentication')
      ? pass('People sign in by SSO.')
      : fail(`People sign in by ${mode}.`)
  },
})
