import { RecordingError } from '../../collect/recording.ts'
import { PackageError } from '../../package/format/error.ts'
import { StoreError } from '../../store/index.ts'
import { KeyError } from '../../trust/keys/error.ts'
import { ServiceError } from '../runtime/error.ts'
import { errorText } from '../runtime/error-text.ts'

/** Why a run could not be finished, as it is reported: also from one thread to another. */
export interface FinishFailure {
  readonly code: string
  readonly message: string
  /** For the log. */
  readonly cause: string | null
  /**
   * `passing`: the surroundings have to change, and can; `final`: nothing of this run will change it; `unknown`: perhaps a
   * defect of ours, perhaps bad luck.
   */
  readonly kind: 'passing' | 'final' | 'unknown'
}

/** A failure that was reported by another thread, or that killed it. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed'
  readonly failure: FinishFailure
  constructor(failure: FinishFailure) {
    super(failure.message)
    this.failure = failure
  }
}

/** Of a build that whoever closes it ends. */
export const interrupted = (): BuildFailed =>
  new BuildFailed({ code: 'interrupted', message: 'The process ends.', cause: null, kind: 'unknown' })

const FIRST_RETRY_MS = 5_000
const LONGEST_RETRY_MS = 300_000
/** Of failures that may be a defect of ours. */
const UNKNOWN_TRIES = 3

/** When to try again after so many failures; null: the run has failed. */
export function retryDelay({ kind }: FinishFailure, failures: number): number | null {
  if (kind === 'final' || (kind === 'unknown' && failures >= UNKNOWN_TRIES)) return null
  return Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10), LONGEST_RETRY_MS)
}

/** A renderer or a stream may have failed because of what lies below it: what can pass is named first. */
export function failureOf(error: unknown): FinishFailure {
  if (error instanceof BuildFailed) return error.failure
  const chain = causesOf(error)
  const passing = chain.find(passes)
  const reported = passing ?? error
  const cause = chain[chain.indexOf(reported as Error) + 1]
  return {
    ...named(reported),
    cause: cause === undefined ? null : errorText(cause),
    kind: passing ? 'passing' : isFinal(error) ? 'final' : 'unknown',
  }
}

function named(error: unknown): { code: string; message: string } {
  const { code } = error as { code?: unknown }
  if (error instanceof Error && typeof code === 'string' && !isOfTheSystem(error))
    return { code, message: error.message }
  return { code: 'run_failed', message: `The run could not be finished (${errorText(error)}).` }
}

function causesOf(error: unknown): Error[] {
  const chain: Error[] = []
  for (let at = error; at instanceof Error && chain.length < 8; at = at.cause) chain.push(at)
  return chain
}

const AWAY: ReadonlySet<string> = new Set([
  'disk_full',
  'read_only',
  'tls_refused',
  'unauthorized',
  'unreachable',
] satisfies StoreError['code'][])
/** PostgreSQL's appendix A: connections, rolled back transactions, resources, not in a state to do it, operators, its system. */
const PASSING_STATE = /^(08|40|53|55|57|58)[0-9A-Z]{3}$/

/** A disk, a database or a key that cannot be used now. */
function passes(error: Error): boolean {
  if (error instanceof KeyError) return true
  if (error instanceof PackageError) return error.code === 'OUTPUT_UNWRITABLE'
  if (error instanceof StoreError) return AWAY.has(error.code)
  const { code } = error as { code?: unknown }
  return isOfTheSystem(error) || (typeof code === 'string' && PASSING_STATE.test(code))
}

const isOfTheSystem = (error: Error): boolean =>
  'syscall' in error && /^E[A-Z0-9]+$/.test(String((error as { code?: unknown }).code))

const OPEN_SERVICE: ReadonlySet<string> = new Set(['run_failed', 'interrupted'])

/** What was found of the run itself, or of what is stored. A recording that was not written is not there to write again. */
const isFinal = (error: unknown): boolean =>
  error instanceof StoreError ||
  error instanceof RecordingError ||
  (error instanceof PackageError && error.code === 'DATA_INCONSISTENT') ||
  (error instanceof ServiceError && !OPEN_SERVICE.has(error.code))
