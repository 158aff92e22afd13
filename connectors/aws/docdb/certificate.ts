import type { Certificate as AwsCertificate } from '@aws-sdk/client-docdb'
import { evidenceType } from '../../kit/index.ts'

/** One authority as DescribeCertificates answers it. */
export type Certificate = AwsCertificate

export const certificate = evidenceType<Certificate>({
  id: 'aws.docdb.certificate',
  title: 'Authorities that sign the certificates of databases',
  reach: 'region',
  population: 'every authority that AWS offers in the region for the certificates of DocumentDB, which RDS uses too',
})
