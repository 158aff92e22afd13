import {
  ACMClient,
  DescribeCertificateCommand,
  KeyAlgorithm,
  ListCertificatesCommand,
  ListTagsForCertificateCommand,
} from '@aws-sdk/client-acm'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Certificate } from './certificate.ts'

const of = { client: ACMClient, gone: ['ResourceNotFoundException'] }

export const listCertificates = list({
  action: 'acm:ListCertificates',
  client: ACMClient,
  command: ListCertificatesCommand,
  items: 'CertificateSummaryList',
  id: 'CertificateArn',
  token: 'NextToken',
})

export const describeCertificate = call({
  ...of,
  action: 'acm:DescribeCertificate',
  command: DescribeCertificateCommand,
})

export const listTags = call({
  ...of,
  action: 'acm:ListTagsForCertificate',
  command: ListTagsForCertificateCommand,
})

/** Unasked, AWS lists RSA keys of 1024 and 2048 bits only (API reference, "Filters"). */
const Includes = { keyTypes: Object.values(KeyAlgorithm) }

const read: Reader<Certificate> = async function* (aws) {
  for await (const { CertificateArn, DomainName } of aws.list(listCertificates, { Includes }))
    yield {
      id: CertificateArn,
      name: DomainName,
      settings: {
        CertificateArn,
        Certificate: aws.get(describeCertificate, { CertificateArn }, r => r.Certificate),
        Tags: aws.get(listTags, { CertificateArn }, r => r.Tags),
      },
    }
}

export default read
