import type { ServerCertificateMetadata } from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'

/** A TLS certificate stored in IAM: its metadata, as the list has it (the certificate and its key are not read). */
export type ServerCertificate = ServerCertificateMetadata

export const serverCertificate = evidenceType<ServerCertificate>({
  id: 'aws.iam.server-certificate',
  title: 'TLS certificates stored in IAM',
  reach: 'account',
  population: 'every server certificate stored in IAM; certificates in AWS Certificate Manager are not among them',
})
