import type { Pool } from 'pg'
import { type Contents, contents } from './evidence/contents.ts'
import { type Evidence, evidence } from './evidence/evidence.ts'
import type { Db } from './kernel/schema.ts'
import type { SecretBox } from './kernel/secret-box.ts'
import type { Viewer } from './kernel/viewer.ts'
import { type Ledger, ledger } from './ledger/ledger.ts'
import { type Changes, changes } from './results/changes.ts'
import { type Controls, controls } from './results/controls.ts'
import { type History, history } from './results/history.ts'
import { type Verdicts, verdicts } from './results/verdicts.ts'
import { type Acceptances, acceptances } from './tables/acceptances.ts'
import { type Accounts, accounts } from './tables/accounts.ts'
import { type AuditLog, auditLog } from './tables/audit.ts'
import { type Deliveries, deliveries } from './tables/deliveries.ts'
import { type Destinations, destinations } from './tables/destinations.ts'
import { type Events, events } from './tables/events.ts'
import { type FinishingRuns, finishing } from './tables/finishing.ts'
import { type Idempotency, idempotency } from './tables/idempotency.ts'
import { type Installations, installations } from './tables/installation.ts'
import { type Keys, keys } from './tables/keys.ts'
import { type Monitor, monitor } from './tables/monitor.ts'
import { type Organizations, organizations } from './tables/organizations.ts'
import { type Packages, packages } from './tables/packages.ts'
import { type People, people } from './tables/people.ts'
import { type PermissionTests, permissionTests } from './tables/permission-tests.ts'
import { type Reviews, reviews } from './tables/reviews.ts'
import { type Runs, runs } from './tables/runs.ts'
import { type Schedules, schedules } from './tables/schedules.ts'
import { type SignIns, signIns } from './tables/sign-ins.ts'
import { type Statements, statements } from './tables/statements.ts'
import { type Targets, targets } from './tables/targets.ts'
import { type UserFrameworks, userFrameworks } from './tables/user-frameworks.ts'

export interface Repositories {
  readonly acceptances: Acceptances
  readonly accounts: Accounts
  readonly audit: AuditLog
  readonly changes: Changes
  readonly contents: Contents
  readonly controls: Controls
  readonly deliveries: Deliveries
  readonly destinations: Destinations
  readonly events: Events
  readonly evidence: Evidence
  readonly finishing: FinishingRuns
  readonly frameworks: UserFrameworks
  readonly history: History
  readonly idempotency: Idempotency
  readonly installation: Installations
  readonly keys: Keys
  readonly ledger: Ledger
  readonly monitor: Monitor
  readonly organizations: Organizations
  readonly packages: Packages
  readonly people: People
  readonly permissionTests: PermissionTests
  readonly reviews: Reviews
  readonly runs: Runs
  readonly schedules: Schedules
  readonly signIns: SignIns
  readonly statements: Statements
  readonly targets: Targets
  readonly verdicts: Verdicts
}

/** `db` is the pool, or a transaction; `pool` serves what streams, on connections of its own. */
export function repositories(db: Db, pool: Pool, box: SecretBox, viewer: Viewer): Repositories {
  return {
    acceptances: acceptances(db, viewer),
    accounts: accounts(db, viewer),
    audit: auditLog(db),
    changes: changes(db),
    contents: contents(db),
    controls: controls(db, viewer),
    deliveries: deliveries(db),
    destinations: destinations(db, box),
    events: events(db, viewer),
    evidence: evidence(db, viewer),
    finishing: finishing(db, viewer),
    frameworks: userFrameworks(db),
    history: history(db, viewer),
    idempotency: idempotency(db),
    installation: installations(db, box),
    keys: keys(db),
    ledger: ledger(db, viewer),
    monitor: monitor(db),
    organizations: organizations(db),
    packages: packages(db, viewer),
    people: people(db),
    permissionTests: permissionTests(db, viewer),
    reviews: reviews(db, viewer),
    runs: runs(db, viewer),
    schedules: schedules(db),
    signIns: signIns(db),
    statements: statements(db, viewer),
    targets: targets(db, viewer),
    verdicts: verdicts(db, pool, viewer),
  }
}
