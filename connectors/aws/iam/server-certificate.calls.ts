import { IAMClient, ListServerCertificatesCommand } from '@aws-sdk/client-iam'
import { list, type Reader } from '../../kit/index.ts'
import { summaryCount } from './account.calls.ts'
import type { ServerCertificate } from './server-certificate.ts'

export { getAccountSummary } from './account.calls.ts'

export const listServerCertificates = list({
  action: 'iam:ListServerCertificates',
  client: IAMClient,
  command: ListServerCertificatesCommand,
  items: 'ServerCertificateMetadataList',
  id: 'Arn',
  token: 'Marker',
})

const read: Reader<ServerCertificate> = async function* (aws) {
  aws.reconcile('iam:GetAccountSummary ServerCertificates', summaryCount(aws, 'ServerCertificates'))
  for await (const certificate of aws.list(listServerCertificates, {})) {
    yield { id: certificate.Arn, name: certificate.ServerCertificateName, settings: certificate }
  }
}

export default read
