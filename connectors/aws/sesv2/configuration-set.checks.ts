import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { configurationSet } from './configuration-set.ts'

export const tlsRequired = check(configurationSet, {
  id: 'sesv2-configuration-set-tls-required',
  title: 'Configuration sets of SES hand mail over by TLS only',
  severity: 'medium',
  remediation: 'Set the TLS policy of the configuration set to REQUIRE.',
  references: ['https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html'],
  test({ ConfigurationSet: of }) {
    if (of === null) return unknown('AWS did not describe the configuration set.')
    const policy = of.DeliveryOptions?.TlsPolicy
    if (policy === undefined) return unknown('AWS did not state the TLS policy.')
    return meaningOf(policy, { OPTIONAL: false, REQUIRE: true }, 'the TLS policy')
      ? pass('Mail goes out by TLS only.')
      : fail(`The TLS policy is ${policy}.`)
  },
})
