import type { Pool } from 'pg'
import { type Acceptances, acceptances } from './acceptances.ts'
import { type Accounts, accounts } from './accounts.ts'
import { type AuditLog, auditLog } from './audit.ts'
import { type Contents, contents } from './contents.ts'
import { type Controls, controls } from './controls.ts'
import { type Deliveries, deliveries } from './deliveries.ts'
import { type Destinations, destinations } from './destinations.ts'
import { type Evidence, evidence } from './evidence.ts'
import { type Idempotency, idempotency } from './idempotency.ts'
import { type Keys, keys } from './keys.ts'
import { type Ledger, ledger } from './ledger.ts'
import { type Packages, packages } from './packages.ts'
import { type Runs, runs } from './runs.ts'
import { type Schedules, schedules } from './schedules.ts'
import type { Db } from './schema.ts'
import type { SecretBox } from './secret-box.ts'
import { type Targets, targets } from './targets.ts'
import { type UserFrameworks, userFrameworks } from './user-frameworks.ts'
import { type Verdicts, verdicts } from './verdicts.ts'

export interface Repositories {
  readonly acceptances: Acceptances
  readonly accounts: Accounts
  readonly audit: AuditLog
  readonly contents: Contents
  readonly controls: Controls
  readonly deliveries: Deliveries
  readonly destinations: Destinations
  readonly evidence: Evidence
  readonly frameworks: UserFrameworks
  readonly idempotency: Idempotency
  readonly keys: Keys
  readonly ledger: Ledger
  readonly packages: Packages
  readonly runs: Runs
  readonly schedules: Schedules
  readonly targets: Targets
  readonly verdicts: Verdicts
}

/** `db` is the pool, or a transaction; `pool` serves what streams, on connections of its own. */
export function repositories(db: Db, pool: Pool, box: SecretBox): Repositories {
  return {
    acceptances: acceptances(db),
    accounts: accounts(db),
    audit: auditLog(db),
    contents: contents(db),
    controls: controls(db),
    deliveries: deliveries(db),
    destinations: destinations(db, box),
    evidence: evidence(db),
    frameworks: userFrameworks(db),
    idempotency: idempotency(db),
    keys: keys(db),
    ledger: ledger(db),
    packages: packages(db),
    runs: runs(db),
    schedules: schedules(db),
    targets: targets(db),
    verdicts: verdicts(db, pool),
  }
}
