import { check, fail, pass, unknown } from '../../kit/index.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { instance } from './instance.ts'

const DAYS = 90

export const certificateValid = check(instance, {
  id: 'rds-instance-certificate-valid-90-days',
  title: 'TLS certificates of RDS instances are valid for 90 days or more',
  severity: 'medium',
  remediation: 'Give the instance a certificate of a newer authority, once its clients trust that authority.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html'],
  why: 'Clients that check the certificate lose the database on the day on which it ends.',
  equivalents: { prowler: ['rds_instance_certificate_expiration'] },
  test({ CertificateDetails: certificate }, { asOf }) {
    if (certificate?.ValidTill === undefined) return unknown('AWS did not state until when the certificate is valid.')
    const until = moment(certificate.ValidTill)
    if (until <= asOf) return fail(`The certificate ended on ${dayOf(until)}.`)
    return daysBefore(until, DAYS) < asOf
      ? fail(`The certificate ends on ${dayOf(until)}.`)
      : pass(`The certificate is valid until ${dayOf(until)}.`)
  },
})
