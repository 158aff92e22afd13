import { check, fail, pass, unknown } from '../../kit/index.ts'
import { domainName } from './domain-name.ts'

/** The names of AWS's policies say the least version that each takes. */
const SINCE_TLS_1_2 = /^(TLS_1_2$|SecurityPolicy_TLS1[23]_)/

export const tls = check(domainName, {
  id: 'apigateway-domain-name-tls-1-2',
  title: 'Custom domain names of API Gateway take TLS 1.2 or later',
  severity: 'medium',
  remediation: 'Choose a security policy of TLS 1.2 or later for the domain name.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
  ],
  test({ securityPolicy: policy }) {
    if (!policy) return unknown('AWS did not state the security policy of the domain name.')
    if (policy === 'TLS_1_0') return fail('The security policy is TLS_1_0.')
    return SINCE_TLS_1_2.test(policy)
      ? pass(`The security policy is ${policy}.`)
      : unknown(`The security policy ${policy} is not known.`)
  },
})
