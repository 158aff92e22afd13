import { type Digest, jsonDigest } from './digest.ts'
import { canonicalJson } from './json.ts'
import { leafHash } from './merkle.ts'

/**
 * What the ledger records, and what the digest of each is of:
 * - `evidence`: an item; its digest, which covers root and provenance
 * - `package`: a package was signed, before its file is whole; SHA-256 of its manifest.json
 * - `package.publish`: it was recorded and given out; the same digest. One without was never given out: its build died
 * - `package.timestamp`: an outside authority's token for it that came later; SHA-256 of the token
 * - `acceptance.*`, `schedule.*`: the state after the change ({@link acceptanceDigest}, {@link scheduleDigest}), of a removed one the last
 * - `framework.*`: a mapping; SHA-256 of its YAML. `load`: one of the files that Exhibit reads at its start
 * - `statement.*`: what the owner states of the installation or an account, and who stated it ({@link statementDigest})
 * - `key.use`: from here on this key signs; SHA-256 of its certificate
 * - `checkpoint`: a signed checkpoint was kept
 * - `run.create`: what was asked for, by whom; `run.end`: how it ended. Of one that finished: `run.targets`, `run.verdicts` and `run.controls`, what was
 *   reached, found and judged
 * - `api-key.*`, `account.*`, `organization.*`, `destination.*`, `person.*`: the state after the change, of a removed one the last; of
 *   secrets a digest
 * - `audit`: a line of the audit log
 * - `evidence.retire`, `package.retire`, `run.retire`: removed on purpose once its time of retention was over (docs/store.md)
 * - `ledger.adopt`: the next entries are of rows that were there before the ledger held their kind
 *
 * What a row's digest is of is said in `src/store/ledger/states.ts`.
 */
export const LEDGER_KINDS = [
  'evidence',
  'evidence.retire',
  'package',
  'package.publish',
  'package.timestamp',
  'package.retire',
  'acceptance.create',
  'acceptance.approve',
  'acceptance.revoke',
  'schedule.create',
  'schedule.update',
  'schedule.delete',
  'framework.put',
  'framework.remove',
  'framework.load',
  'statement.put',
  'statement.remove',
  'key.use',
  'checkpoint',
  'run.create',
  'run.end',
  'run.targets',
  'run.verdicts',
  'run.controls',
  'run.retire',
  'api-key.create',
  'api-key.revoke',
  'account.create',
  'account.update',
  'account.remove',
  'organization.create',
  'organization.update',
  'organization.remove',
  'destination.create',
  'destination.update',
  'destination.remove',
  'person.create',
  'person.update',
  'audit',
  'ledger.adopt',
] as const

export type LedgerKind = (typeof LEDGER_KINDS)[number]

export interface LedgerEntry {
  readonly kind: LedgerKind
  /** Id of what it is about; fingerprint of the key. */
  readonly subject: string
  readonly digest: Digest
  /** When it was recorded, by the database's clock: RFC 3339 UTC with milliseconds. */
  readonly at: string
}

/** A tree as its checkpoint states it. */
export interface LedgerTree {
  /** Which log: one a database. */
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

/** The leaf: SHA-256(0x00 ‖ JCS of {kind, subject, digest, at}). */
export const entryLeaf = ({ kind, subject, digest, at }: LedgerEntry): Buffer =>
  leafHash(canonicalJson({ kind, subject, digest, at }))

interface AcceptanceState {
  readonly check: string
  readonly account: string
  readonly region: string | null
  readonly resource: string | null
  readonly kind: string
  readonly reason: string
  readonly owner: string
  readonly requestedBy: string
  readonly until: string
  readonly createdAt: string
  readonly approvedBy: string | null
  readonly approvedAt: string | null
  readonly revokedBy: string | null
  readonly revokedAt: string | null
}

export function acceptanceDigest(state: AcceptanceState): Digest {
  const { check, account, region, resource, kind, reason, owner, requestedBy, until, createdAt } = state
  const { approvedBy, approvedAt, revokedBy, revokedAt } = state
  const asked = { check, account, region, resource, kind, reason, owner, requestedBy, until, createdAt }
  return jsonDigest({ ...asked, approvedBy, approvedAt, revokedBy, revokedAt })
}

interface ScheduleState {
  readonly name: string
  readonly cron: string
  readonly timezone: string
  readonly request: unknown
  readonly enabled: boolean
  readonly overlap: 'skip' | 'queue'
  readonly beside?: 'run' | 'skip' | 'queue'
}

/** What a schedule says, not when it last fired. `overlap` and `beside` count where they are not the default: rows from before there were any keep their digest. */
export const scheduleDigest = ({
  name,
  cron,
  timezone,
  request,
  enabled,
  overlap,
  beside = 'run',
}: ScheduleState): Digest =>
  jsonDigest({
    ...{ name, cron, timezone, request, enabled },
    ...(overlap === 'queue' && { overlap }),
    ...(beside !== 'run' && { beside }),
  })

/** What the owner states and who stated it, not when. */
export const statementDigest = ({ body, statedBy }: { readonly body: unknown; readonly statedBy: string }): Digest =>
  jsonDigest({ body, statedBy })
