import { DescribeCertificatesCommand, DocDBClient } from '@aws-sdk/client-docdb'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Certificate } from './certificate.ts'

export const describeCertificates = list({
  action: 'rds:DescribeCertificates',
  client: DocDBClient,
  command: DescribeCertificatesCommand,
  items: 'Certificates',
  id: 'CertificateIdentifier',
  token: 'Marker',
})

const read: Reader<Certificate> = async function* (aws) {
  for await (const one of aws.list(describeCertificates, {})) {
    const name = one.CertificateIdentifier
    yield { id: one.CertificateArn ?? arnOf(aws, 'rds', `cert:${name}`, { account: '' }), name, settings: one }
  }
}

export default read
