import { check, fail, pass, unknown } from '../../kit/index.ts'
import { dayOf, moment } from '../shared/moment.ts'
import { serverCertificate } from './server-certificate.ts'

export const serverCertificateNotExpired = check(serverCertificate, {
  id: 'iam-server-certificate-not-expired',
  title: 'No expired TLS certificate is stored in IAM',
  severity: 'medium',
  remediation: 'Delete the expired certificate, and keep certificates in AWS Certificate Manager.',
  equivalents: { prowler: ['iam_no_expired_server_certificates_stored'], securityHub: ['IAM.26'] },
  test({ Expiration }, { asOf }) {
    if (!Expiration) return unknown('AWS did not say when the certificate expires.')
    const expires = moment(Expiration)
    return expires <= asOf
      ? fail(`The certificate expired on ${dayOf(expires)}.`)
      : pass(`The certificate expires on ${dayOf(expires)}.`)
  },
})
