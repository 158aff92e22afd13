import type { LoadedFramework } from '../../frameworks/framework.ts'
import { reclaim } from '../runtime/reclaim.ts'
import type { Building, BuildProgress, Builds } from '../runtime/runtime.ts'
import { interrupted } from './finish-failure.ts'
import { packageRun } from './package-run.ts'

/**
 * Builds packages in the thread that asks: a command answers nobody meanwhile, and what it has loaded is not loaded a
 * second time, which would take as much memory as the reading of an account.
 */
export class BuildsHere implements Builds {
  readonly #building: () => Omit<Building, 'frameworks'>
  readonly #closed = Promise.withResolvers<never>()

  /** `building` is asked when the first build begins. */
  constructor(building: () => Omit<Building, 'frameworks'>) {
    this.#building = building
    // Nobody may be building when it is closed.
    this.#closed.promise.catch(() => {})
  }

  /** Resolves once the run has ended as finished. Throws what it failed with; `interrupted` when it is closed. */
  async build(run: string, frameworks: readonly LoadedFramework[], progress: BuildProgress): Promise<void> {
    reclaim()
    const of = this.#building()
    const building: Building = {
      ...of,
      frameworks,
      get signer() {
        return of.signer
      },
    }
    await Promise.race([this.#closed.promise, packageRun(building, run, progress)])
  }

  /** Ends what is being built: it is for the next process. */
  async close(): Promise<void> {
    this.#closed.reject(interrupted())
  }
}
