import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { workgroup } from './workgroup.ts'

const GUIDE = 'https://docs.aws.amazon.com/redshift/latest/mgmt'

export const routedInVpc = check(workgroup, {
  id: 'redshift-serverless-workgroup-vpc-routing',
  title: 'Workgroups of Redshift Serverless route through their VPC',
  severity: 'high',
  remediation: 'Turn on enhanced VPC routing of the workgroup.',
  references: [`${GUIDE}/enhanced-vpc-routing.html`],
  equivalents: {
    securityHub: ['RedshiftServerless.1'],
    config: ['redshift-serverless-workgroup-routes-within-vpc'],
  },
  test({ enhancedVpcRouting: on }) {
    if (on === undefined) return unknown('AWS did not state whether traffic stays in the VPC.')
    return on ? pass('Enhanced VPC routing is on.') : fail('Enhanced VPC routing is off.')
  },
})

const REQUIRED: Readonly<Record<string, boolean>> = { true: true, false: false }

export const tlsRequired = check(workgroup, {
  id: 'redshift-serverless-workgroup-tls-required',
  title: 'Workgroups of Redshift Serverless take TLS only',
  severity: 'medium',
  remediation: 'Set require_ssl to true in the parameters of the workgroup.',
  references: [`${GUIDE}/serverless-security-other.html`],
  equivalents: {
    securityHub: ['RedshiftServerless.2'],
    config: ['redshift-serverless-workgroup-encrypted-in-transit'],
  },
  test({ configParameters: parameters }) {
    const value = parameters?.find(({ parameterKey: key }) => key === 'require_ssl')?.parameterValue
    if (value === undefined) return unknown('AWS did not state require_ssl of the workgroup.')
    return meaningOf(value, REQUIRED, 'the value of require_ssl')
      ? pass('The workgroup requires TLS.')
      : fail('The workgroup does not require TLS.')
  },
})

export const notPublic = check(workgroup, {
  id: 'redshift-serverless-workgroup-not-public',
  title: 'Workgroups of Redshift Serverless have no public address',
  severity: 'high',
  remediation: 'Turn off public access of the workgroup.',
  references: [`${GUIDE}/serverless-connecting.html`],
  equivalents: {
    securityHub: ['RedshiftServerless.3'],
    config: ['redshift-serverless-workgroup-no-public-access'],
  },
  test({ publiclyAccessible: open }) {
    if (open === undefined) return unknown('AWS did not state whether the workgroup is public.')
    return open ? fail('The workgroup has a public address.') : pass('The workgroup has no public address.')
  },
})
