import { runCalls } from '../../../connectors/index.ts'
import { mainRegion } from '../../collect/partitions.ts'
import { type Caller, callerOf, type Regions, regionsOf } from '../../collect/scope.ts'
import { CallFailed, type Session } from '../../collect/session.ts'
import { keyStart, type SharedAnswers } from '../../collect/shared.ts'
import { credentialsError, type UsedCredentials } from './credentials-error.ts'

/** The way into one account for one run: who we are and the regions are asked once. */
export class AccountSession {
  readonly session: Session
  readonly #used: UsedCredentials
  readonly #firstRegion: string
  readonly #shared = new Map<string, SharedAnswers>()
  readonly #asked = { calls: 0 }
  /** How the keys of what is asked once begin. */
  readonly #askedOnce: string[] = []

  constructor(session: Session, firstRegion: string, used: UsedCredentials) {
    this.session = session
    this.#firstRegion = firstRegion
    this.#used = used
  }

  /** Answers that several evidence types of a target ask for; `global` shares with the main region, which account-wide calls go to. */
  shared(region: string): SharedAnswers {
    const at = this.#at(region)
    const shared = this.#shared.get(at) ?? new Map()
    this.#shared.set(at, shared)
    return shared
  }

  #at(region: string): string {
    return region === 'global' ? this.#firstRegion : region
  }

  /** A target that is read anew asks anew. */
  forget(region: string): void {
    this.#shared.delete(this.#at(region))
  }

  /** A target that has ended asks for nothing any more; those of other regions still ask the main one. */
  ended(region: string): void {
    if (this.#at(region) !== this.#firstRegion) this.forget(region)
  }

  /** Gives back what it can ask for, or make, again; not who we are, nor the regions, which are asked once. */
  rest(): void {
    this.session.rest()
    for (const shared of this.#shared.values())
      for (const key of shared.keys()) if (!this.#askedOnce.some(start => key.startsWith(start))) shared.delete(key)
  }

  /** Who we are, asked where the target is. Throws {@link ServiceError} with what to do, and `CredentialsEnded`. */
  async caller(region?: string, attempts?: number): Promise<Caller> {
    const at = region ?? this.#firstRegion
    try {
      const asking = this.#asking(at)
      return await callerOf(asking, this.#once(await runCalls.caller()), at, attempts)
    } catch (error) {
      if (error instanceof CallFailed) throw credentialsError(error.cause, this.#used, error.traffic.clockOffsetMs)
      throw error
    }
  }

  async regions(): Promise<Regions> {
    const { partition } = await this.caller()
    return regionsOf(this.#asking('global'), this.#once(await runCalls.regions()), mainRegion(partition))
  }

  #once<C extends Parameters<typeof keyStart>[0]>(call: C): C {
    if (!this.#askedOnce.includes(keyStart(call))) this.#askedOnce.push(keyStart(call))
    return call
  }

  /** The regions as AWS lists them now, whatever it answered before. */
  async regionsAgain(): Promise<Regions> {
    const { partition } = await this.caller()
    return regionsOf({ ...this.#asking('global'), shared: new Map() }, await runCalls.regions(), mainRegion(partition))
  }

  /** The calls that these questions took since this was asked last: each is counted once, for one target. */
  takeCalls(): number {
    const { calls } = this.#asked
    this.#asked.calls = 0
    return calls
  }

  #asking(region: string) {
    return { session: this.session, shared: this.shared(region), sent: this.#asked }
  }
}
