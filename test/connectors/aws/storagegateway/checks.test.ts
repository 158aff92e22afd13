import { gatewayLogging } from '../../../../connectors/aws/storagegateway/gateway.checks.ts'
import { nfsClients, nfsKms } from '../../../../connectors/aws/storagegateway/nfs-file-share.checks.ts'
import { smbAuditLogs, smbKms, smbNoGuests } from '../../../../connectors/aws/storagegateway/smb-file-share.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const GROUP = 'arn:aws:logs:us-east-1:111122223333:log-group:/gateway'
const share = (FileShare: object | null) => ({ settings: { FileShareARN: 'arn', FileShare } })

checkTable(gatewayLogging, {
  pass: [{ case: 'a group', settings: { Gateway: { CloudWatchLogGroupARN: GROUP } } }],
  fail: [{ case: 'none', settings: { Gateway: { EndpointType: 'STANDARD' } } }],
  unknown: [{ case: 'AWS says nothing', settings: { Gateway: null } }],
})

for (const check of [nfsKms, smbKms])
  checkTable(check, {
    pass: [
      { case: 'by the older member', ...share({ KMSEncrypted: true, KMSKey: 'arn:aws:kms:x' }) },
      { case: 'by the newer', ...share({ EncryptionType: 'DsseKms', KMSKey: 'arn:aws:kms:x' }) },
    ],
    fail: [{ case: 'by S3', ...share({ EncryptionType: 'SseS3', KMSEncrypted: false }) }],
    unknown: [{ case: 'AWS says nothing', ...share({}) }],
  })

checkTable(nfsClients, {
  pass: [
    { case: 'a network', ...share({ ClientList: ['10.20.0.0/16'] }) },
    { case: 'an address', ...share({ ClientList: ['10.20.0.4'] }) },
  ],
  fail: [
    { case: 'everybody', ...share({ ClientList: ['10.20.0.0/16', '0.0.0.0/0'] }) },
    { case: 'everybody, by halves', ...share({ ClientList: ['0.0.0.0/1', '128.0.0.0/1'] }) },
  ],
  unknown: [
    { case: 'AWS says nothing', ...share({}) },
    { case: 'what AWS says is no address', ...share({ ClientList: ['everyone'] }) },
  ],
})

checkTable(smbNoGuests, {
  pass: [{ case: 'a directory', ...share({ Authentication: 'ActiveDirectory' }) }],
  fail: [{ case: 'guests', ...share({ Authentication: 'GuestAccess' }) }],
  unknown: [{ case: 'AWS says nothing', ...share({}) }],
})

checkTable(smbAuditLogs, {
  pass: [{ case: 'a group', ...share({ AuditDestinationARN: GROUP }) }],
  fail: [{ case: 'none', ...share({ Authentication: 'ActiveDirectory' }) }],
  unknown: [{ case: 'AWS says nothing', ...share(null) }],
})
