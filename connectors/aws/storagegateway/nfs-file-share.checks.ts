import { check, fail, pass, unknown } from '../../kit/index.ts'
import { asBlock, internetAmong } from '../../net/cidr.ts'
import { nfsFileShare } from './nfs-file-share.ts'
import { byKms } from './share-encryption.ts'

const GUIDE = 'https://docs.aws.amazon.com/filegateway/latest/files3'

export const nfsKms = check(nfsFileShare, {
  id: 'storagegateway-nfs-file-share-kms-encryption',
  title: 'NFS file shares of storage gateways are encrypted with a KMS key',
  severity: 'medium',
  remediation: 'Set a KMS key for the file share.',
  references: [`${GUIDE}/encrypt-objects-stored-by-file-gateway-in-amazon-s3.html`],
  equivalents: { prowler: ['storagegateway_fileshare_encryption_enabled'] },
  test: ({ FileShare }) => byKms(FileShare),
})

export const nfsClients = check(nfsFileShare, {
  id: 'storagegateway-nfs-file-share-clients-limited',
  title: 'NFS file shares of storage gateways name the clients that they let in',
  severity: 'medium',
  remediation: 'Set the addresses that may mount the file share.',
  references: [`${GUIDE}/edit-nfs-client.html`],
  test({ FileShare: of }) {
    const clients = of?.ClientList
    if (!clients?.length) return unknown('AWS did not say whom the file share lets in.')
    const all = internetAmong(clients.map(asBlock))
    return all.length > 0
      ? fail(`The file share lets ${all.join(' and ')} in.`)
      : pass(`The file share lets ${clients.join(', ')} in.`)
  },
})
