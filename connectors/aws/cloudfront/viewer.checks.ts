import { check, fail, meaningOf, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { behaviorsOf, configOf } from './behaviors.ts'
import { distribution } from './distribution.ts'

const TLS =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html'

export const viewersUseHttps = check(distribution, {
  id: 'cloudfront-distribution-viewers-use-https',
  title: 'CloudFront distributions serve viewers by HTTPS only',
  severity: 'medium',
  remediation: 'Set the viewer protocol policy of every cache behavior to redirect-to-https or https-only.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html',
  ],
  equivalents: { securityHub: ['CloudFront.3'], config: ['cloudfront-viewer-policy-https'] },
  test(t) {
    const behaviors = behaviorsOf(configOf(t))
    const open = behaviors.find(b => b.ViewerProtocolPolicy === 'allow-all')
    if (open) return fail(`Cache behavior ${open.path} serves HTTP too.`)
    return behaviors.every(
      b => b.ViewerProtocolPolicy === 'https-only' || b.ViewerProtocolPolicy === 'redirect-to-https',
    )
      ? pass('Every cache behavior requires HTTPS or redirects to it.')
      : unknown('AWS did not state the viewer protocol policy of every cache behavior.')
  },
})

const FOR_TENANTS = { direct: false, 'tenant-only': true }
const TENANTS = 'The distribution is multi-tenant; certificates belong to its tenants.'

/** A distribution without a mode is from before there were any. */
const isForTenants = (mode: keyof typeof FOR_TENANTS | undefined): boolean =>
  mode !== undefined && meaningOf(mode, FOR_TENANTS, 'the connection mode')

export const ownCertificate = check(distribution, {
  id: 'cloudfront-distribution-own-certificate',
  title: 'CloudFront distributions serve a certificate of their own',
  severity: 'medium',
  remediation: 'Request a certificate in ACM in us-east-1 and set it for the distribution.',
  why: 'With the default certificate, the distribution sets no minimum version of TLS: viewers may use TLS 1.0.',
  references: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html'],
  equivalents: {
    prowler: ['cloudfront_distributions_custom_ssl_certificate'],
    securityHub: ['CloudFront.7'],
    config: ['cloudfront-custom-ssl-certificate'],
  },
  test(t) {
    const { ViewerCertificate: certificate, ConnectionMode: mode } = configOf(t)
    if (isForTenants(mode)) return notApplicable(TENANTS)
    if (certificate?.CloudFrontDefaultCertificate === true) return fail('It serves the certificate of cloudfront.net.')
    const own = certificate?.ACMCertificateArn || certificate?.IAMCertificateId
    return own ? pass(`It serves certificate ${own}.`) : unknown('AWS named no certificate of the distribution.')
  },
})

const BY_SNI = { 'sni-only': true, 'static-ip': false, vip: false }

export const sniOnly = check(distribution, {
  id: 'cloudfront-distribution-sni',
  title: 'CloudFront distributions serve HTTPS by SNI',
  severity: 'low',
  remediation: 'Set the SSL support method of the distribution to sni-only.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-https-dedicated-ip-or-sni.html',
  ],
  equivalents: {
    prowler: ['cloudfront_distributions_https_sni_enabled'],
    securityHub: ['CloudFront.8'],
    config: ['cloudfront-sni-enabled'],
  },
  test(t) {
    const { ViewerCertificate: certificate, ConnectionMode: mode } = configOf(t)
    if (isForTenants(mode)) return notApplicable(TENANTS)
    if (certificate?.CloudFrontDefaultCertificate === true)
      return notApplicable('It serves the certificate of cloudfront.net, which has no such setting.')
    const method = certificate?.SSLSupportMethod
    if (method === undefined) return unknown('AWS did not say how the distribution serves HTTPS.')
    return meaningOf(method, BY_SNI, 'the SSL support method')
      ? pass('It serves HTTPS by SNI.')
      : fail(`It serves HTTPS by ${method}.`)
  },
})

/** Security policies by the oldest version they take (CloudFront's developer guide, page in the references). */
const SECURE = ['TLSv1.2_2018', 'TLSv1.2_2019', 'TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025']
const OLD = ['SSLv3', 'TLSv1', 'TLSv1_2016', 'TLSv1.1_2016']

/** CloudFront sets TLSv1 with its own certificate, whatever the answer says. */
function byPolicy(t: Parameters<typeof configOf>[0], judge: (policy: string) => Verdict): Verdict {
  const { ViewerCertificate: certificate } = configOf(t)
  if (certificate?.CloudFrontDefaultCertificate === true)
    return fail('With the certificate of cloudfront.net, viewers may use TLS 1.0.')
  const policy = certificate?.MinimumProtocolVersion
  return policy === undefined ? unknown('AWS named no security policy of the distribution.') : judge(policy)
}

export const viewerTls = check(distribution, {
  id: 'cloudfront-distribution-viewer-tls-1-2',
  title: 'CloudFront distributions take TLS 1.2 or later from viewers',
  severity: 'medium',
  remediation: 'Set a security policy of TLS 1.2 or later; this needs a certificate of your own.',
  references: [TLS],
  equivalents: { config: ['cloudfront-security-policy-check'] },
  test: t =>
    byPolicy(t, policy => {
      if (OLD.includes(policy)) return fail(`Security policy ${policy} takes versions before TLS 1.2.`)
      return SECURE.includes(policy)
        ? pass(`Security policy ${policy} takes TLS 1.2 or later.`)
        : unknown(`Which versions security policy ${policy} takes is not known.`)
    }),
})

/** What Security Hub's control CloudFront.15 takes as recommended: forward secrecy alone. */
const RECOMMENDED = ['TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025']

/** A distribution with the certificate of cloudfront.net fails, where Security Hub looks away. */
export const viewerTlsPolicy = check(distribution, {
  id: 'cloudfront-distribution-recommended-tls-policy',
  title: 'CloudFront distributions have a security policy that AWS recommends',
  severity: 'medium',
  remediation: 'Set security policy TLSv1.2_2021 or a later one; this needs a certificate of your own.',
  why: 'Older policies of TLS 1.2 take ciphers without forward secrecy: who gets the key later reads what was recorded.',
  references: [TLS],
  equivalents: { securityHub: ['CloudFront.15'], config: ['cloudfront-ssl-policy-check'] },
  test: t =>
    byPolicy(t, policy => {
      if (RECOMMENDED.includes(policy)) return pass(`Security policy ${policy} is one that AWS recommends.`)
      return OLD.includes(policy) || SECURE.includes(policy)
        ? fail(`Security policy ${policy} is not one that AWS recommends.`)
        : unknown(`Whether AWS recommends security policy ${policy} is not known.`)
    }),
})

/** CloudFront offers post-quantum key exchanges with every policy, and TLS 1.3 alone has them: an older version is a way around. */
const TLS_1_3_ALONE = ['TLSv1.3_2025']

export const viewerTls13 = check(distribution, {
  id: 'cloudfront-distribution-viewer-tls-1-3',
  title: 'CloudFront distributions accept only TLS 1.3, which offers post-quantum key exchange',
  severity: 'low',
  remediation:
    'Set security policy TLSv1.3_2025, where all viewers speak TLS 1.3; this needs a certificate of your own.',
  why: 'Traffic over older versions that is recorded today could be decrypted once quantum computers exist.',
  references: [TLS],
  equivalents: { prowler: ['cloudfront_distributions_pqc_tls_enabled'] },
  test: t =>
    byPolicy(t, policy => {
      if (TLS_1_3_ALONE.includes(policy)) return pass(`Security policy ${policy} takes TLS 1.3 only.`)
      return OLD.includes(policy) || SECURE.includes(policy)
        ? fail(`Security policy ${policy} takes versions before TLS 1.3.`)
        : unknown(`Which versions security policy ${policy} takes is not known.`)
    }),
})
