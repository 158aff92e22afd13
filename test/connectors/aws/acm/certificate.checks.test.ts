import { notExpiring, renewing, strongKey, transparency } from '../../../../connectors/aws/acm/certificate.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const asOf = '2026-11-01T00:00:00Z'
const of = (Certificate: object | null) => ({ settings: { CertificateArn: 'arn', Certificate } })
const until = (NotAfter?: string, Status = 'ISSUED') => ({ asOf, ...of({ Status, NotAfter }) })

checkTable(notExpiring, {
  pass: [
    { case: 'months to go', ...until('2027-06-01T00:00:00Z'), reason: /expires on 2027-06-01/ },
    { case: 'thirty days to the second', ...until('2026-12-01T00:00:00Z') },
  ],
  fail: [
    { case: 'less than thirty days', ...until('2026-11-30T23:59:59Z'), reason: /expires on 2026-11-30/ },
    { case: 'it has expired', ...until('2026-10-01T00:00:00Z', 'EXPIRED'), reason: /expired on/ },
    { case: 'it expires at this moment', ...until(asOf), reason: /expired on/ },
    { case: 'it is revoked', ...until('2027-06-01T00:00:00Z', 'REVOKED') },
  ],
  notApplicable: [
    { case: 'it waits for validation', ...until(undefined, 'PENDING_VALIDATION') },
    { case: 'validation took too long', ...until(undefined, 'VALIDATION_TIMED_OUT') },
    { case: 'the request failed', ...until(undefined, 'FAILED') },
  ],
  unknown: [
    { case: 'no end is told', ...until() },
    { case: 'no state is told', ...of({ NotAfter: '2027-06-01T00:00:00Z' }) },
    { case: 'AWS answers nothing', ...of(null) },
  ],
})

checkTable(strongKey, {
  pass: [
    { case: 'RSA 2048 as AWS answers it', ...of({ KeyAlgorithm: 'RSA-2048' }) },
    { case: 'RSA 4096 as AWS asks for it', ...of({ KeyAlgorithm: 'RSA_4096' }) },
    { case: 'an elliptic curve', ...of({ KeyAlgorithm: 'EC_prime256v1' }) },
    { case: 'an elliptic curve, hyphenated', ...of({ KeyAlgorithm: 'EC-secp384r1' }) },
  ],
  fail: [
    { case: 'RSA 1024', ...of({ KeyAlgorithm: 'RSA-1024' }) },
    { case: 'RSA 512', ...of({ KeyAlgorithm: 'RSA_512' }) },
  ],
  unknown: [
    { case: 'an algorithm we do not know', ...of({ KeyAlgorithm: 'EC_secp192r1' }) },
    { case: 'AWS names none', ...of({}) },
    { case: 'AWS answers nothing', ...of(null) },
  ],
})

const logged = (CertificateTransparencyLoggingPreference?: string, Type = 'AMAZON_ISSUED') =>
  of({ Type, Options: { CertificateTransparencyLoggingPreference } })

checkTable(transparency, {
  pass: [{ case: 'it is on', ...logged('ENABLED') }],
  fail: [{ case: 'it is off', ...logged('DISABLED') }],
  notApplicable: [
    { case: 'it is imported', ...logged('DISABLED', 'IMPORTED') },
    { case: 'a private authority issued it', ...logged(undefined, 'PRIVATE') },
  ],
  unknown: [
    { case: 'AWS does not say', ...logged() },
    { case: 'AWS does not say who issued it', ...of({}) },
  ],
})

const renewal = (RenewalStatus?: string) => of({ RenewalSummary: { RenewalStatus } })

checkTable(renewing, {
  pass: [
    { case: 'it was renewed', ...renewal('SUCCESS') },
    { case: 'it is being renewed', ...renewal('PENDING_AUTO_RENEWAL') },
  ],
  fail: [
    { case: 'a domain is not validated', ...renewal('PENDING_VALIDATION') },
    { case: 'it failed', ...renewal('FAILED') },
  ],
  notApplicable: [{ case: 'no renewal has begun', ...of({ Status: 'ISSUED' }) }],
  unknown: [
    { case: 'a status we do not know', ...renewal('HALTED') },
    { case: 'AWS answers nothing', ...of(null) },
  ],
})
