import { createHash } from 'node:crypto'
import type { Answer } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

const DAY = 86_400
const IN_USE = 'checkout.'

// Shapes of the AWS Certificate Manager API Reference (2015-12-08). The emulator draws serial numbers anew each time,
// validates by the clock and renews nothing.
export const answers: readonly Answer[] = [
  {
    service: 'acm',
    operation: 'DescribeCertificate',
    respond: () => null,
    rewrite: (body, { now }) => {
      const { Certificate: made, ...other } = JSON.parse(body)
      if (!made) return JSON.stringify(other)
      const held = made.DomainName.startsWith('backoffice.')
      const ValidationStatus = held ? 'PENDING_VALIDATION' : 'SUCCESS'
      const DomainValidationOptions = made.DomainValidationOptions?.map((o: object) => ({
        ...o,
        ValidationStatus: 'SUCCESS',
      }))
      const Certificate = {
        ...made,
        Serial: serialOf(made.CertificateArn),
        Issuer: 'Amazon',
        Status: 'ISSUED',
        KeyAlgorithm: made.KeyAlgorithm.replace('_', '-'),
        NotAfter: secondsAgo(now, (held ? -19 : made.DomainName.startsWith(IN_USE) ? -212 : -140) * DAY),
        RenewalEligibility: 'ELIGIBLE',
        DomainValidationOptions,
        ...(held && {
          RenewalSummary: {
            RenewalStatus: ValidationStatus,
            DomainValidationOptions: DomainValidationOptions?.map((o: object) => ({ ...o, ValidationStatus })),
            UpdatedAt: secondsAgo(now, 26 * DAY),
          },
        }),
      }
      return JSON.stringify({ Certificate, ...other })
    },
  },
  {
    // The summary says little of what the description says; what AWS lists beside is left out.
    service: 'acm',
    operation: 'ListCertificates',
    respond: () => null,
    rewrite: body => {
      const { CertificateSummaryList = [], ...other } = JSON.parse(body)
      const list = CertificateSummaryList.map(({ CertificateArn, DomainName }: Record<string, string>) => ({
        CertificateArn,
        DomainName,
      }))
      return JSON.stringify({ CertificateSummaryList: list, ...other })
    },
  },
]

/** A serial number of sixteen bytes that stays the same. */
const serialOf = (arn: string): string =>
  createHash('sha256').update(arn).digest('hex').slice(0, 32).match(/../g)?.join(':') ?? ''
