import { createHash } from 'node:crypto'
import type { AnswerRequest } from '../kit/answer.ts'
import { before } from '../kit/clock.ts'

// What the emulator answers about databases, as AWS would: Amazon RDS User Guide and API Reference.

/** Parameter group families and option groups, which the emulator makes of whole versions. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/aurora-mysql8\.0\.mysql_aurora\.[\d.]+/g, 'aurora-mysql8.0'],
  [/sqlserver-se16\.00[\d.]*/g, 'sqlserver-se-16.0'],
  [/oracle-se219\.0[\w.-]*/g, 'oracle-se2-19'],
  [/default:oracle-se2-19-0/g, 'default:oracle-se2-19'],
  [/default:((?:aurora-)?postgres(?:ql)?)-(\d+)-\d+/g, 'default:$1-$2'],
  [/<KmsKeyId>default_kms_key_id<\/KmsKeyId>/g, ''],
  [/rds-ca-default/g, 'rds-ca-rsa2048-g1'],
  [/\.aaaaaaaaaa\./g, '.cx4k9q2m7r1t.'],
]

export const databases = (body: string): string =>
  NAMES.reduce((text, [form, name]) => text.replace(form, name), withMonitoring(withResourceIds(body)))

export const clusters = (body: string): string =>
  databases(body).replaceAll('<StorageType>gp2<', '<StorageType>aurora<')

/**
 * Automated snapshots are of last night; a database without backups has none, and those of Aurora's instances are not in
 * this list: they are the cluster's.
 */
export function snapshots(body: string, { now }: Pick<AnswerRequest, 'now'>): string {
  const kept = body.replaceAll(/<DBSnapshot>(?:(?!<\/DBSnapshot>)[\s\S])*<\/DBSnapshot>/g, member =>
    /<Engine>aurora|>rds:nwp-risk-/.test(member) ? '' : member,
  )
  const night = before(now, 1).toISOString().slice(0, 10)
  return databases(kept).replaceAll(/<(DB(?:Cluster)?Snapshot)>[\s\S]*?<\/\1>/g, member => {
    const id = /SnapshotIdentifier>(rds:[^<]*)/.exec(member)?.[1]
    if (id === undefined) return member
    return member
      .replaceAll(id, id.replace(/\d{4}(?:-\d\d){4}$/, `${night}-03-12`))
      .replaceAll(/(<(?:Original)?SnapshotCreateTime>)[^<]*/g, `$1${night}T03:12:41Z`)
  })
}

/** The emulator gives every database one and the same. */
const withResourceIds = (body: string): string =>
  body.replaceAll(
    /(<DBInstanceIdentifier>([^<]*)(?:(?!<DBInstanceIdentifier>)[\s\S])*?<DbiResourceId>)[^<]*/g,
    (_, before: string, name: string) => before + resourceId(name),
  )

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const resourceId = (name: string): string =>
  `db-${Array.from(createHash('sha256').update(name).digest().subarray(0, 26), byte => BASE32[byte % 32]).join('')}`

/** The emulator names the database of a backup and nothing more. */
export const automatedBackups = (body: string): string =>
  body.replaceAll(
    /<DBInstanceIdentifier>([^<]*)<\/DBInstanceIdentifier>/g,
    (found, name: string) => `${found}<DbiResourceId>${resourceId(name)}</DbiResourceId>`,
  )

/** AWS states the interval of every instance, 0 where nothing is reported; Northwind Pay watches its production databases. */
const withMonitoring = (body: string): string =>
  body.replaceAll(/<DBInstanceIdentifier>([^<]*)<\/DBInstanceIdentifier><DBInstanceClass>/g, (found, name: string) => {
    const seconds = /^nwp-(ledger|payments)/.test(name) ? 60 : 0
    return `<MonitoringInterval>${seconds}</MonitoringInterval>${found}`
  })
