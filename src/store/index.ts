import type { Acceptances } from './acceptances.ts'
import type { Accounts } from './accounts.ts'
import type { AuditLog } from './audit.ts'
import type { Contents } from './contents.ts'
import type { Controls } from './controls.ts'
import type { Deliveries } from './deliveries.ts'
import type { Destinations } from './destinations.ts'
import type { Evidence } from './evidence.ts'
import type { Idempotency } from './idempotency.ts'
import type { Keys } from './keys.ts'
import type { Packages } from './packages.ts'
import type { Runs } from './runs.ts'
import type { Schedules } from './schedules.ts'
import type { Targets } from './targets.ts'
import type { UserFrameworks } from './user-frameworks.ts'
import type { Verdicts } from './verdicts.ts'

export type * from './acceptances.ts'
export type * from './accounts.ts'
export type * from './audit.ts'
export type * from './contents.ts'
export type * from './controls.ts'
export type * from './deliveries.ts'
export type * from './destinations.ts'
export { StoreError, type StoreErrorCode } from './error.ts'
export type * from './evidence.ts'
export type * from './idempotency.ts'
export type * from './keys.ts'
export type * from './packages.ts'
export type { Page, PageRequest } from './page.ts'
export type * from './runs.ts'
export type * from './schedules.ts'
export type * from './targets.ts'
export type * from './user-frameworks.ts'
export type * from './verdicts.ts'

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
  readonly packages: Packages
  readonly runs: Runs
  readonly schedules: Schedules
  readonly targets: Targets
  readonly verdicts: Verdicts
}

export interface StoreOptions {
  /** DATABASE_URL; absent: the embedded server in the data directory. */
  readonly url?: string | undefined
  readonly dataDir: string
  /** Connections at most; default 10. */
  readonly connections?: number | undefined
  /** One line per step that takes a while (creating the database, starting it). */
  readonly progress?: ((message: string) => void) | undefined
}

export interface Store extends Repositories {
  /** For other users of the same database (the PostgreSQL queue). Holds a password: not for logs. */
  readonly url: string
  /** Everything in `work` happens, or nothing. Only what goes through `tx` is part of it. */
  transaction<T>(work: (tx: Repositories) => Promise<T>): Promise<T>
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
  /** Closes the connections; the last process on an embedded server stops it. */
  close(): Promise<void>
}

/** Opens (and if need be starts and migrates) the database. */
export type OpenStore = (options: StoreOptions) => Promise<Store>
/** Brings the schema up to date; gives the names of the migrations applied. Safe when several start at once. */
export type Migrate = (options: StoreOptions) => Promise<string[]>
