import { check, fail, pass, unknown } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { dayOf, moment } from '../shared/moment.ts'
import { vault } from './vault.ts'

export const vaultLocked = check(vault, {
  id: 'backup-vault-locked',
  title: 'Backup vaults are locked',
  severity: 'medium',
  remediation: 'Lock the vault with a minimum retention, and let the lock become final.',
  why: 'Whoever takes over an account could otherwise delete the backups as well.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html'],
  test({ Vault: { Locked: locked, LockDate: date, MinRetentionDays: least } }, { asOf }) {
    if (locked === undefined) return unknown('AWS did not state whether the vault is locked.')
    if (!locked) return fail('The vault is not locked.')
    const kept = least === undefined ? '' : `, and keeps backups for ${least} days at least`
    if (date === undefined) return pass(`The vault is locked; who may do so can take the lock away${kept}.`)
    const day = dayOf(moment(date))
    return moment(date) <= asOf
      ? pass(`The vault is locked, for good since ${day}${kept}.`)
      : pass(`The vault is locked, for good from ${day} on${kept}.`)
  },
})

export const vaultEncrypted = check(vault, {
  id: 'backup-vault-encrypted',
  title: 'Backup vaults encrypt with a KMS key',
  severity: 'medium',
  remediation: 'Make the vault anew with a KMS key, and copy the recovery points.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html'],
  equivalents: { prowler: ['backup_vaults_encrypted'] },
  test: ({ Vault: { EncryptionKeyArn: key, EncryptionKeyType: type } }) => {
    if (key) return pass(`Encrypted with ${key}.`)
    return type === 'AWS_OWNED_KMS_KEY'
      ? fail('The vault has no KMS key of the account.')
      : unknown('AWS stated no key of the vault.')
  },
})

export const vaultPolicyNotPublic = check(vault, {
  id: 'backup-vault-policy-not-public',
  title: 'Policies of backup vaults let nobody in by a wildcard alone',
  severity: 'critical',
  remediation: 'Name the principals, or add a condition that limits who calls to fixed accounts or organizations.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html'],
  test: ({ Policy }) => (Policy === null ? pass('The vault has no policy.') : letsNobodyInByWildcard(Policy)),
})
