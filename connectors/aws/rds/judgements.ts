import type { StorageEncryptionType } from '@aws-sdk/client-rds'
import { fail, meaningOf, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'

/** A setting that is on or off; AWS answers it for everything the check is asked about, so leaving it out is no answer. */
export function onOff(name: string, value: boolean | undefined, says: { on: Verdict; off: Verdict }): Verdict {
  if (value === undefined) return unknown(`AWS did not state ${name}.`)
  return value ? says.on : says.off
}

/** Where the cluster holds the setting, its own check judges it; the instance then repeats it, or always says no. */
export const heldByCluster = (cluster: string): Verdict =>
  notApplicable(`The cluster ${cluster} holds this setting and is judged for it.`)

/** Why a check of some engines says nothing of this one; undefined where it is one of them. */
export function otherEngine(engine: string | undefined, engines: RegExp): Verdict | undefined {
  if (engine === undefined) return unknown('AWS did not state the engine.')
  return engines.test(engine) ? undefined : notApplicable(`The engine is ${engine}.`)
}

const KEPT = { none: 'as told', 'sse-kms': 'by KMS', 'sse-rds': 'by RDS' } as const

/**
 * Encryption at rest. `StorageEncrypted` is false for databases encrypted with a key that AWS owns; then
 * `StorageEncryptionType` says `sse-rds` (RDS API reference, DBInstance). Security Hub and Prowler fail those.
 */
export function atRest(encrypted: boolean | undefined, type: StorageEncryptionType | undefined): Verdict {
  const kept = encrypted === true ? 'by KMS' : meaningOf(type ?? 'none', KEPT, 'the type of encryption')
  if (kept === 'by KMS') return pass('Storage is encrypted with a KMS key.')
  if (kept === 'by RDS') return pass('Storage is encrypted with a key that AWS owns (sse-rds).')
  return onOff('whether storage is encrypted', encrypted, {
    on: pass('Storage is encrypted.'),
    off: fail('Storage is not encrypted.'),
  })
}

const MINIMUM_DAYS = 7

/** Seven days, the default of AWS Config's db-instance-backup-enabled in Security Hub RDS.11. */
export function backupsRetained(days: number | undefined): Verdict {
  if (days === undefined) return unknown('AWS did not state how long backups are retained.')
  if (days === 0) return fail('Automated backups are off.')
  const told = `Automated backups are retained for ${days} day${days === 1 ? '' : 's'}`
  return days >= MINIMUM_DAYS ? pass(`${told}.`) : fail(`${told}, fewer than ${MINIMUM_DAYS}.`)
}

interface Attribute {
  AttributeName?: string | undefined
  AttributeValues?: string[] | undefined
}

/** Whom a snapshot is shared with; `all` is everybody. AWS answers the attribute `restore` for every snapshot. */
export function notPublic(attributes: readonly Attribute[] | null): Verdict {
  const restore = attributes?.find(a => a.AttributeName === 'restore')
  if (restore === undefined) return unknown('AWS did not state who may restore the snapshot.')
  const accounts = restore.AttributeValues
  if (accounts === undefined) return unknown('AWS did not state who may restore the snapshot.')
  if (accounts.includes('all')) return fail('Every AWS account may restore the snapshot.')
  return pass(
    accounts.length === 0 ? 'The snapshot is not shared.' : `The snapshot is shared with ${accounts.join(', ')} only.`,
  )
}
