import type { Config } from '../../config.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import type { OwnerStatement } from '../../package/format/owner-statement.ts'
import type { Store } from '../../store/index.ts'
import type { BuiltPackage, Log } from '../runtime/runtime.ts'
import type { FinishFailure } from './finish-failure.ts'

/** What a thread that builds packages is opened with. */
export interface Opening {
  readonly config: Config
  readonly store: Pick<Store, 'url' | 'schema' | 'embedded'>
  readonly statement: OwnerStatement | null
  /** The process that holds the leases. */
  readonly worker: string
  readonly tool: string
}

/** What it is told to do, one thing at a time; null: to end. */
export type Errand = { readonly run: string; readonly frameworks: readonly LoadedFramework[] } | null

/** What it tells. */
export type Told =
  | { readonly kind: 'log'; readonly level: keyof Log; readonly facts: object; readonly message: string }
  | ({ readonly kind: 'built' } & BuiltPackage)
  | { readonly kind: 'deliveries'; readonly ids: readonly string[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: FinishFailure }
