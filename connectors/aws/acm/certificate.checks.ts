import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { certificate } from './certificate.ts'

const GUIDE = 'https://docs.aws.amazon.com/acm/latest/userguide'
/** No certificate came of the request (API reference, CertificateDetail `Status`). */
const NEVER_ISSUED = ['PENDING_VALIDATION', 'VALIDATION_TIMED_OUT', 'FAILED']
const NOT_ISSUED = 'The certificate was not issued.'
const FROM_AMAZON = { AMAZON_ISSUED: true, IMPORTED: false, PRIVATE: false }
const UNTOLD_STATUS = 'AWS did not say in which state the certificate is.'

export const notExpiring = check(certificate, {
  id: 'acm-certificate-not-expiring-30-days',
  title: 'Certificates in ACM are valid for 30 days or more',
  severity: 'medium',
  remediation: 'Renew or reimport the certificate, or delete it if it is no longer used.',
  why: 'Clients refuse an expired certificate, or learn to ignore the warning.',
  references: [`${GUIDE}/managed-renewal.html`],
  equivalents: { securityHub: ['ACM.1'], config: ['acm-certificate-expiration-check'] },
  test({ Certificate: c }, { asOf }) {
    if (c?.Status === undefined) return unknown(UNTOLD_STATUS)
    if (NEVER_ISSUED.includes(c.Status)) return notApplicable(NOT_ISSUED)
    if (c.Status === 'REVOKED') return fail('The certificate is revoked.')
    if (c.Status !== 'ISSUED' && c.Status !== 'EXPIRED') return unknown(`The certificate is ${c.Status}.`)
    if (c.NotAfter === undefined) return unknown('AWS did not say when the certificate expires.')
    const expires = moment(c.NotAfter)
    if (expires <= asOf) return fail(`The certificate expired on ${dayOf(expires)}.`)
    if (daysBefore(expires, 30) < asOf) return fail(`The certificate expires on ${dayOf(expires)}.`)
    return pass(`The certificate expires on ${dayOf(expires)}.`)
  },
})

/** `RSA_2048` in requests, `RSA-2048` in answers. */
const ALGORITHM = /^(RSA)[-_](\d+)$|^(EC)[-_](prime256v1|secp384r1|secp521r1)$/

export const strongKey = check(certificate, {
  id: 'acm-certificate-strong-key',
  title: 'Certificates in ACM have RSA keys of 2048 bits or more, or elliptic curve keys',
  severity: 'medium',
  remediation: 'Replace the certificate by one with a longer key.',
  references: [`${GUIDE}/acm-certificate-characteristics.html#algorithms-term`],
  equivalents: {
    prowler: ['acm_certificates_with_secure_key_algorithms'],
    securityHub: ['ACM.2'],
    config: ['acm-certificate-rsa-check'],
  },
  test({ Certificate: c }) {
    if (c?.KeyAlgorithm === undefined) return unknown('AWS did not say which key the certificate has.')
    const [, rsa, bits] = ALGORITHM.exec(c.KeyAlgorithm) ?? []
    if (!ALGORITHM.test(c.KeyAlgorithm)) return unknown(`Exhibit does not know the key algorithm ${c.KeyAlgorithm}.`)
    if (rsa && Number(bits) < 2048) return fail(`The key is ${c.KeyAlgorithm}.`)
    return pass(`The key is ${c.KeyAlgorithm}.`)
  },
})

export const transparency = check(certificate, {
  id: 'acm-certificate-transparency-logged',
  title: 'Certificates issued by Amazon are logged for certificate transparency',
  severity: 'low',
  remediation: 'Turn on certificate transparency logging of the certificate.',
  why: 'Browsers refuse a public certificate that no log holds, and owners see forged ones in the logs.',
  references: [`${GUIDE}/acm-concepts.html#concept-transparency`],
  equivalents: { prowler: ['acm_certificates_transparency_logs_enabled'] },
  test({ Certificate: c }) {
    if (c?.Type === undefined) return unknown('AWS did not say who issued the certificate.')
    if (!meaningOf(c.Type, FROM_AMAZON, 'the type of certificate'))
      return notApplicable(`The certificate is ${c.Type}, not issued by Amazon.`)
    const logging = c.Options?.CertificateTransparencyLoggingPreference
    if (logging === 'ENABLED') return pass('Transparency logging is on.')
    if (logging === 'DISABLED') return fail('Transparency logging is off.')
    return unknown('AWS did not say whether transparency logging is on.')
  },
})

export const renewing = check(certificate, {
  id: 'acm-certificate-renewal-not-failing',
  title: 'The managed renewal of certificates in ACM is not held up',
  severity: 'medium',
  remediation: 'Put the validation record of each domain back into DNS, or answer the validation mail.',
  references: [`${GUIDE}/troubleshooting-renewal.html`],
  test({ Certificate: c }) {
    if (!c) return unknown('AWS did not say how the certificate is renewed.')
    const status = c.RenewalSummary?.RenewalStatus
    if (status === 'FAILED') return fail('Managed renewal failed.')
    if (status === 'PENDING_VALIDATION') return fail('Managed renewal waits for the validation of a domain.')
    if (status === 'SUCCESS' || status === 'PENDING_AUTO_RENEWAL') return pass(`Managed renewal is ${status}.`)
    if (status !== undefined) return unknown(`Exhibit does not know the renewal status ${status}.`)
    return notApplicable('No managed renewal of the certificate has begun.')
  },
})
