import type { Config } from '../../config.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import type { OwnerStatement } from '../../package/format/owner-statement.ts'
import type { Store } from '../../store/index.ts'
import type { Signer } from '../../trust/signer.ts'
import type { AwsAccess } from './access.ts'
import type { JobQueue } from './queue.ts'
import type { Tracer } from './tracer.ts'

/** Lines for operators: ids and constant text, never a secret. */
export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** What packages are built with, on whichever thread. */
export type Building = Pick<
  Runtime,
  'config' | 'store' | 'signer' | 'refreshSigner' | 'frameworks' | 'statement' | 'log' | 'worker' | 'tool'
>

/** Assesses and packages runs beside the event loop that answers requests. */
export interface Builds {
  /** Resolves once the run has ended as finished. Throws what it failed with; `interrupted` when it is closed. */
  build(run: string, frameworks: readonly LoadedFramework[], progress: BuildProgress): Promise<void>
}

export interface BuiltPackage {
  readonly package: string
  readonly account: string
  readonly seconds: number
  readonly gaps: number
}

export interface BuildProgress {
  built(package_: BuiltPackage): void
  /** Deliveries that are due from now on. */
  deliveries(ids: readonly string[]): void
}

/** What the use cases work with; made once by the entry point. */
export interface Runtime {
  readonly config: Config
  readonly store: Store
  readonly queue: JobQueue
  readonly access: AwsAccess
  readonly builds: Builds
  /** The key that signs, as of the last {@link Runtime.refreshSigner}. */
  readonly signer: Signer
  /** Looks whether the key was replaced or got another certificate; cheap where it was not. */
  refreshSigner(): Promise<void>
  /** The files' and those that users brought, as of the last {@link Runtime.refreshFrameworks}. */
  readonly frameworks: readonly LoadedFramework[]
  /** Looks whether users changed theirs; cheap where they did not. */
  refreshFrameworks(): Promise<void>
  /** What the owner states in the file of the configuration; null without one. */
  readonly statement: OwnerStatement | null
  readonly log: Log
  readonly tracer: Tracer
  /** This process, as leases and owned runs name it. */
  readonly worker: string
  /** `exhibit 0.1.0` */
  readonly tool: string
}
