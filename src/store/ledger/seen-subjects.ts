import { type RawBuilder, sql } from 'kysely'
import type { LedgerKind } from '../../evidence/ledger.ts'
import { seenAcceptance } from '../kernel/acceptances-seen.ts'
import type { Db } from '../kernel/schema.ts'
import { isUuid } from '../kernel/sql.ts'
import { maySee, seenBy, seenOfRun, seesPackage, seesRun, type Viewer } from '../kernel/viewer.ts'

/**
 * Whose the entries of a kind are. `table`: of the account that the row has, which the subject is the id of, as long as it is
 * there; `account`: the subject is the account; `everybody`: about no account; `whole`: for who may see all.
 */
type Owner =
  | { readonly table: 'items' | 'packages' | 'acceptances' | 'accounts' | 'runs' }
  | 'account'
  | 'everybody'
  | 'whole'

const items = { table: 'items' } as const
const packages = { table: 'packages' } as const
const acceptances = { table: 'acceptances' } as const
const accounts = { table: 'accounts' } as const
const runs = { table: 'runs' } as const

const OWNERS: Readonly<Record<LedgerKind, Owner>> = {
  evidence: items,
  'evidence.retire': 'whole',
  package: packages,
  'package.publish': packages,
  'package.timestamp': packages,
  'package.retire': 'whole',
  'acceptance.create': acceptances,
  'acceptance.approve': acceptances,
  'acceptance.revoke': acceptances,
  'schedule.create': 'whole',
  'schedule.update': 'whole',
  'schedule.delete': 'whole',
  'framework.put': 'everybody',
  'framework.remove': 'everybody',
  'framework.load': 'everybody',
  'statement.put': 'account',
  'statement.remove': 'account',
  'key.use': 'everybody',
  checkpoint: 'everybody',
  'run.create': runs,
  'run.end': runs,
  'run.targets': runs,
  'run.verdicts': runs,
  'run.controls': runs,
  'run.retire': 'whole',
  'api-key.create': 'whole',
  'api-key.revoke': 'whole',
  'account.create': accounts,
  'account.update': accounts,
  'account.remove': 'whole',
  'organization.create': 'whole',
  'organization.update': 'whole',
  'organization.remove': 'whole',
  'destination.create': 'whole',
  'destination.update': 'whole',
  'destination.remove': 'whole',
  'person.create': 'whole',
  'person.update': 'whole',
  audit: 'whole',
  'ledger.adopt': 'everybody',
}

const SEEN = {
  items: viewer => seenOfRun(viewer, 'items'),
  packages: viewer => seesPackage(viewer),
  acceptances: seenAcceptance,
  accounts: viewer => seenBy(viewer, 'account'),
  runs: viewer => seesRun(viewer, 'runs.id'),
} satisfies Record<string, (viewer: Viewer) => RawBuilder<boolean>>

/** Of these subjects, those whose entries a viewer may see: a leaf tells that there is something, and since when. */
export async function seenSubjects(
  db: Db,
  viewer: Viewer,
  kind: LedgerKind,
  subjects: readonly string[],
): Promise<readonly string[]> {
  const owner = OWNERS[kind]
  if (viewer === 'all' || owner === 'everybody') return subjects
  if (owner === 'whole') return []
  if (owner === 'account') return subjects.filter(subject => maySee(viewer, subject))
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(owner.table)} where id = any(${subjects.filter(isUuid)}::uuid[]) and ${SEEN[owner.table](viewer)}`.execute(
    db,
  )
  const ids = new Set(rows.map(({ id }) => id))
  return subjects.filter(subject => ids.has(subject))
}
