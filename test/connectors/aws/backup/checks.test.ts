import {
  accountHasPlan,
  planCopiesElsewhere,
  planSelectsResources,
} from '../../../../connectors/aws/backup/plan.checks.ts'
import { recoveryPointEncrypted } from '../../../../connectors/aws/backup/recovery-point.checks.ts'
import { accountRestored } from '../../../../connectors/aws/backup/restore-job.checks.ts'
import { accountTestsRestores } from '../../../../connectors/aws/backup/restore-testing-plan.checks.ts'
import { vaultEncrypted, vaultLocked, vaultPolicyNotPublic } from '../../../../connectors/aws/backup/vault.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const asOf = '2026-11-01T12:00:00Z'
const vault = (Vault: object) => ({ asOf, settings: { Vault } })

checkTable(vaultLocked, {
  pass: [
    {
      case: 'for good',
      ...vault({ Locked: true, LockDate: '2026-01-01T00:00:00.000Z', MinRetentionDays: 35 }),
      reason: /since 2026-01-01, and keeps backups for 35 days/,
    },
    {
      case: 'soon for good',
      ...vault({ Locked: true, LockDate: '2026-12-01T00:00:00.000Z' }),
      reason: /from 2026-12-01/,
    },
    { case: 'as long as nobody takes the lock away', ...vault({ Locked: true }), reason: /can take the lock away/ },
  ],
  fail: [{ case: 'it is not', ...vault({ Locked: false }) }],
  unknown: [{ case: 'AWS does not say', ...vault({}) }],
})

checkTable(vaultEncrypted, {
  pass: [{ case: 'a key', ...vault({ EncryptionKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' }) }],
  fail: [{ case: 'a key of AWS', ...vault({ EncryptionKeyType: 'AWS_OWNED_KMS_KEY' }) }],
  unknown: [{ case: 'AWS does not say', ...vault({}) }],
})

const copy = { Sid: 'copy', Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: '*', Principal: '*' }
const policy = (...Statement: object[]) => ({
  settings: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) },
})

checkTable(vaultPolicyNotPublic, {
  pass: [
    { case: 'no policy', settings: { Policy: null } },
    {
      case: 'the organization',
      ...policy({ ...copy, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
    },
    { case: 'a Deny', ...policy({ ...copy, Effect: 'Deny' }) },
  ],
  fail: [{ case: 'everybody', ...policy(copy), reason: /by copy\.$/ }],
  unknown: [{ case: 'an empty document', settings: { Policy: '' } }],
})

checkTable(recoveryPointEncrypted, {
  pass: [
    { case: 'it is', settings: { IsEncrypted: true, EncryptionKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' } },
    { case: 'by a key that is not told', settings: { IsEncrypted: true } },
  ],
  fail: [{ case: 'it is not', settings: { IsEncrypted: false } }],
  unknown: [{ case: 'AWS does not say', settings: {} }],
})

const target = (DestinationBackupVaultArn?: string) => ({ DestinationBackupVaultArn })
const rules = (...copies: object[]) => ({
  region: 'us-east-1',
  settings: { BackupPlan: { BackupPlanName: 'p', Rules: [{ RuleName: 'r' }, { RuleName: 'c', CopyActions: copies }] } },
})
const HERE = 'arn:aws:backup:us-east-1:111122223333:backup-vault:other'

checkTable(planCopiesElsewhere, {
  pass: [
    { case: 'another region', ...rules(target(HERE), target(HERE.replace('us-east-1', 'eu-west-1'))) },
    { case: 'another account', ...rules(target(HERE.replace('111122223333', '444455556666'))), reason: /444455556666/ },
  ],
  fail: [
    { case: 'another vault beside it', ...rules(target(HERE)), reason: /within account and region/ },
    { case: 'nowhere', ...rules() },
    { case: 'to what is no ARN', ...rules(target('vault')) },
  ],
  unknown: [
    { case: 'AWS does not say where', ...rules(target()) },
    { case: 'AWS answers no rules', settings: { BackupPlan: null } },
  ],
})

const selecting = (...Selections: object[]) => ({ settings: { Selections } })
const SELECTION = { SelectionName: 's', IamRoleArn: 'arn:aws:iam::111122223333:role/b' }

checkTable(planSelectsResources, {
  pass: [{ case: 'one selection', ...selecting(SELECTION), reason: /1 selection\.$/ }],
  fail: [{ case: 'none', ...selecting() }],
})

const member = (settings: object) => ({ id: 'm', name: 'm', settings })

checkTable(accountHasPlan, {
  pass: [{ case: 'one of two', read: { plans: [selecting(), selecting(SELECTION)].map(p => member(p.settings)) } }],
  fail: [
    { case: 'no plan', read: { plans: [] } },
    { case: 'a plan for nothing', read: { plans: [member(selecting().settings)] } },
  ],
})

const job = (of: object) =>
  member({ Status: 'COMPLETED', ResourceType: 'RDS', CompletionDate: '2026-05-01T00:00:00.000Z', ...of })

checkTable(accountRestored, {
  pass: [
    { case: 'a restore', asOf, read: { jobs: [job({})] }, reason: /\(RDS\) was completed on 2026-05-01/ },
    { case: 'one that was found good', asOf, read: { jobs: [job({ ValidationStatus: 'SUCCESSFUL' })] } },
  ],
  fail: [
    { case: 'none', asOf, read: { jobs: [] } },
    { case: 'long ago', asOf, read: { jobs: [job({ CompletionDate: '2025-10-01T00:00:00.000Z' })] } },
    { case: 'one that failed', asOf, read: { jobs: [job({ Status: 'FAILED' })] } },
    { case: 'one that was found wanting', asOf, read: { jobs: [job({ ValidationStatus: 'FAILED' })] } },
  ],
  unknown: [{ case: 'AWS does not say when', asOf, read: { jobs: [job({ CompletionDate: undefined })] } }],
})

checkTable(accountTestsRestores, {
  pass: [
    { case: 'a plan for databases', read: { plans: [member({ Selections: [{ ProtectedResourceType: 'RDS' }] })] } },
  ],
  fail: [
    { case: 'none', read: { plans: [] } },
    { case: 'a plan for nothing', read: { plans: [member({ Selections: [] })] } },
  ],
})
