import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { table } from './table.ts'

/** AWS documents ENABLING too, which its model does not name. */
const RECOVERED = { DISABLED: false, ENABLED: true, ENABLING: false }

export const pointInTimeRecovery = check(table, {
  id: 'dynamodb-table-point-in-time-recovery-enabled',
  title: 'DynamoDB tables can be restored to any point in time',
  severity: 'medium',
  remediation: 'Turn on point-in-time recovery of the table.',
  why: 'Without it, what an error or an attacker overwrites or deletes is lost, if no backup was made on demand.',
  references: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html'],
  equivalents: {
    prowler: ['dynamodb_tables_pitr_enabled'],
    securityHub: ['DynamoDB.2'],
    config: ['dynamodb-pitr-enabled'],
  },
  test(t) {
    const { PointInTimeRecoveryStatus: status, RecoveryPeriodInDays: days } =
      t.ContinuousBackups?.PointInTimeRecoveryDescription ?? {}
    if (status === undefined) return unknown('AWS did not say whether point-in-time recovery is on.')
    if (!meaningOf(status, RECOVERED, 'the status of point-in-time recovery'))
      return fail(`Point-in-time recovery is ${status}.`)
    return pass(`Point-in-time recovery is on${days === undefined ? '' : `, for ${days} days`}.`)
  },
})

export const deletionProtection = check(table, {
  id: 'dynamodb-table-deletion-protection-enabled',
  title: 'DynamoDB tables are protected from deletion',
  severity: 'medium',
  remediation: 'Turn on deletion protection of the table.',
  references: [
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection',
  ],
  equivalents: {
    prowler: ['dynamodb_table_deletion_protection_enabled'],
    securityHub: ['DynamoDB.6'],
    config: ['dynamodb-table-deletion-protection-enabled'],
  },
  test(t) {
    const on = t.Table?.DeletionProtectionEnabled
    if (on === undefined) return unknown('AWS did not say whether deletion protection is on.')
    return on ? pass('Deletion protection is on.') : fail('Deletion protection is off.')
  },
})

/** Without a description the table is encrypted with a key that AWS owns. */
export const kmsEncryption = check(table, {
  id: 'dynamodb-table-kms-encryption',
  title: 'DynamoDB tables are encrypted with a KMS key of the account',
  severity: 'medium',
  remediation: 'Encrypt the table with a KMS key.',
  references: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html'],
  equivalents: { prowler: ['dynamodb_tables_kms_cmk_encryption_enabled'], config: ['dynamodb-table-encrypted-kms'] },
  test({ Table: of }) {
    if (of === null) return unknown('AWS did not describe the table.')
    const { SSEType: type, KMSMasterKeyArn: key, Status: status } = of.SSEDescription ?? {}
    if (of.SSEDescription === undefined) return fail('The table is encrypted with a key that AWS owns.')
    if (type === undefined || status === undefined) return unknown('AWS did not state how the table is encrypted.')
    if (status === 'UPDATING' || status === 'ENABLING') return unknown('The encryption of the table is being changed.')
    const byKms = meaningOf(type, { AES256: false, KMS: true }, 'the type of encryption')
    const on = meaningOf(status, { DISABLED: false, DISABLING: false, ENABLED: true }, 'the status of encryption')
    return byKms && on ? pass(`Encrypted with ${key ?? 'a KMS key'}.`) : fail(`Encryption with a KMS key is ${status}.`)
  },
})

export const policyNotPublic = check(table, {
  id: 'dynamodb-table-policy-not-public',
  title: 'Resource policies of DynamoDB tables let nobody in by a wildcard alone',
  severity: 'critical',
  remediation: 'Name the principals in the policy of the table.',
  references: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html'],
  test: ({ ResourcePolicy: policy }) =>
    policy === null ? pass('The table has no policy of its own.') : letsNobodyInByWildcard(policy),
})
