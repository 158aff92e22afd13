import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { byKms } from './share-encryption.ts'
import { smbFileShare } from './smb-file-share.ts'

const GUIDE = 'https://docs.aws.amazon.com/filegateway/latest/files3'

export const smbKms = check(smbFileShare, {
  id: 'storagegateway-smb-file-share-kms-encryption',
  title: 'SMB file shares of storage gateways are encrypted with a KMS key',
  severity: 'medium',
  remediation: 'Set a KMS key for the file share.',
  references: [`${GUIDE}/encrypt-objects-stored-by-file-gateway-in-amazon-s3.html`],
  equivalents: { prowler: ['storagegateway_fileshare_encryption_enabled'] },
  test: ({ FileShare }) => byKms(FileShare),
})

/** A text in AWS's model; its documentation names these two. */
const NO_GUESTS: Readonly<Record<string, boolean>> = { ActiveDirectory: true, GuestAccess: false }

export const smbNoGuests = check(smbFileShare, {
  id: 'storagegateway-smb-file-share-no-guests',
  title: 'SMB file shares of storage gateways let no guests in',
  severity: 'medium',
  remediation: 'Make the file share again with Active Directory as its authentication.',
  references: [`${GUIDE}/CreatingAnSMBFileShare.html`],
  test({ FileShare: of }) {
    const by = of?.Authentication
    if (!by) return unknown('AWS did not say how the file share signs people in.')
    return meaningOf(by, NO_GUESTS, 'the authentication')
      ? pass('People sign in by Active Directory.')
      : fail(`People sign in by ${by}.`)
  },
})

export const smbAuditLogs = check(smbFileShare, {
  id: 'storagegateway-smb-file-share-audit-logs-enabled',
  title: 'SMB file shares of storage gateways write audit logs',
  severity: 'medium',
  remediation: 'Set a log group for audit logs of the file share.',
  references: [`${GUIDE}/audit-file-share-logs.html`],
  test({ FileShare: of }) {
    if (of === null) return unknown('AWS did not describe the file share.')
    return of.AuditDestinationARN ? pass(`It logs to ${of.AuditDestinationARN}.`) : fail('It writes no audit logs.')
  },
})
