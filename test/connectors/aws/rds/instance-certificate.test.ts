import { certificateValid } from '../../../../connectors/aws/rds/instance-certificate.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const until = (ValidTill?: string) => ({
  asOf: '2026-11-01T00:00:00Z',
  settings: { CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1', ValidTill } },
})

checkTable(certificateValid, {
  pass: [
    { case: 'for years', ...until('2061-05-25T22:34:57Z') },
    { case: 'for 90 days', ...until('2027-01-30T00:00:00Z') },
  ],
  fail: [
    { case: 'for a day less', ...until('2027-01-29T23:59:59Z'), reason: /ends on 2027-01-29/ },
    { case: 'ended', ...until('2024-08-22T17:08:50Z'), reason: /ended on 2024-08-22/ },
  ],
  unknown: [
    { case: 'no certificate', settings: {} },
    { case: 'no moment', ...until() },
  ],
})
