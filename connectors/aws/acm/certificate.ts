import type { CertificateDetail, Tag } from '@aws-sdk/client-acm'
import { evidenceType } from '../../kit/index.ts'

export interface Certificate {
  CertificateArn: string
  /** `DescribeCertificate`. */
  Certificate: CertificateDetail | null
  /** `ListTagsForCertificate`. */
  Tags: Tag[] | null
}

export const certificate = evidenceType<Certificate>({
  id: 'aws.acm.certificate',
  title: 'TLS certificates in AWS Certificate Manager, their keys, expiry and renewal',
  reach: 'region',
  population:
    'every certificate in AWS Certificate Manager of the account in the region, issued, private or imported, as ListCertificates lists them with every key algorithm, in any state',
  observed: ['/Certificate/RenewalSummary/UpdatedAt'],
})
