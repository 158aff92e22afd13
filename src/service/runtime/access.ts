import { isUnreachable, ReadingStopped } from '../../collect/failure.ts'
import { networkHandler, Recorder, type RequestHandler, replayHandler } from '../../collect/handlers.ts'
import { openRecording } from '../../collect/open-recording.ts'
import { RecordingError } from '../../collect/recording.ts'
import { type Caller, callerOf, mainRegion, mainRegionNear, type Regions, regionsOf } from '../../collect/scope.ts'
import { type Answer, CallFailed, Session } from '../../collect/session.ts'
import type { Config } from '../../config.ts'
import type { Access } from '../../store/index.ts'
import { ServiceError } from './error.ts'

/** Where a run's answers come from, if not straight from the network. */
export interface Tape {
  readonly recordTo?: string
  readonly replay?: string
}

/** The way into one account for one run: who we are and the regions are asked once. */
export class AccountSession {
  readonly session: Session
  readonly #firstRegion: string
  readonly #shared = new Map<string, Map<string, Promise<Answer>>>()

  constructor(session: Session, firstRegion: string) {
    this.session = session
    this.#firstRegion = firstRegion
  }

  /** Answers that several evidence types of a target ask for; `global` shares with the main region. */
  shared(region: string): Map<string, Promise<Answer>> {
    const shared = this.#shared.get(region) ?? new Map<string, Promise<Answer>>()
    this.#shared.set(region, shared)
    return shared
  }

  /** Who we are, asked where the target is. Throws {@link ServiceError} with what to do. */
  async caller(region?: string, attempts?: number): Promise<Caller> {
    const at = region ?? this.#firstRegion
    try {
      return await callerOf(this.session, at, this.shared(this.asksFirst(at) ? 'global' : at), attempts)
    } catch (error) {
      if (error instanceof CallFailed) throw credentialsError(error.cause)
      throw error
    }
  }

  /** True for the region in which the account itself is asked who we are: a target there need not ask again. */
  asksFirst(region: string): boolean {
    return region === this.#firstRegion
  }

  async regions(): Promise<Regions> {
    const { partition } = await this.caller()
    return regionsOf(this.session, mainRegion(partition), this.shared('global'))
  }
}

/** Opens accounts. Sessions are kept per run and account until the run is let go. */
export class AwsAccess {
  readonly #config: Config
  readonly #tool: string
  readonly #tapes = new Map<string, OpenTape>()
  readonly #open = new Map<string, Map<string, AccountSession>>()
  readonly #stopped = new Set<string>()

  constructor(config: Config, tool: string) {
    this.#config = config
    this.#tool = tool
  }

  /** Puts a recording under a run before it begins. Throws `recording_unreadable`, `recording_corrupt`. */
  async tape(run: string, tape: Tape): Promise<void> {
    this.#tapes.set(run, await openTape(tape, this.#tool))
  }

  /** When the recording was made that a run replays; null when it is not a replay. */
  replayOf(run: string): Date | null {
    return this.#tapes.get(run)?.replayOf ?? null
  }

  /** Throws `ReadingStopped` for a run that was stopped. */
  async session(run: string, account: string, access: Access): Promise<AccountSession> {
    if (this.#stopped.has(run)) throw new ReadingStopped()
    const sessions = this.#open.get(run) ?? new Map<string, AccountSession>()
    this.#open.set(run, sessions)
    const known = sessions.get(account)
    if (known) return known
    const made = await this.#connect(run, access)
    sessions.set(account, made)
    return made
  }

  /** Files a session that was opened before its account was known. */
  know(run: string, account: string, session: AccountSession): void {
    this.#open.get(run)?.delete('')
    this.#open.get(run)?.set(account, session)
  }

  async #connect(run: string, access: Access): Promise<AccountSession> {
    const tape = this.#tapes.get(run)
    const { awsEndpoint, awsRegion, concurrency } = this.#config
    const replaying = tape?.replayOf != null
    const credentials = replaying
      ? async () => ({ accessKeyId: 'REPLAY', secretAccessKey: 'replay' })
      : await credentialsFor(access, run, mainRegionNear(awsRegion))
    const session = new Session({
      handler: tape?.handler ?? networkHandler(),
      concurrency,
      pathStyle: tape !== undefined,
      ignoreEndpoints: replaying,
      ...(credentials && { credentials }),
      ...(awsEndpoint !== undefined && !replaying && { endpoint: awsEndpoint }),
    })
    return new AccountSession(session, mainRegionNear(awsRegion))
  }

  /** Hands the sessions of one name to another: what was asked before a run had an id is not asked again. */
  rename(from: string, to: string): void {
    const [sessions, tape] = [this.#open.get(from), this.#tapes.get(from)]
    if (sessions) this.#open.set(to, sessions)
    if (tape) this.#tapes.set(to, tape)
    this.#open.delete(from)
    this.#tapes.delete(from)
  }

  /** Ends the recording of a run, if it has one: on disk, under its name. Throws `recording_unwritable`. */
  async keepRecording(run: string): Promise<void> {
    const tape = this.#tapes.get(run)
    if (!tape?.recorder) return
    this.#tapes.set(run, { ...tape, recorder: null })
    await tape.recorder.keep()
  }

  /** Ends every call of a run that is under way, and lets it begin no other: it was interrupted, or failed. */
  stop(run: string): void {
    this.#stopped.add(run)
    for (const { session } of this.#open.get(run)?.values() ?? []) session.stop()
  }

  /** Closes what a run had open. A recording that was not kept is discarded. */
  async release(run: string): Promise<void> {
    for (const { session } of this.#open.get(run)?.values() ?? []) session.close()
    this.#open.delete(run)
    const tape = this.#tapes.get(run)
    this.#tapes.delete(run)
    await tape?.recorder?.discard()
  }
}

interface OpenTape {
  readonly handler: RequestHandler
  readonly replayOf: Date | null
  readonly recorder: Recorder | null
}

async function openTape({ recordTo, replay }: Tape, tool: string): Promise<OpenTape> {
  if (replay !== undefined) {
    const recording = await openRecording(replay)
    return { handler: replayHandler(recording), replayOf: new Date(recording.header.recordedAt), recorder: null }
  }
  const recorder = recordTo === undefined ? undefined : await Recorder.open(recordTo, tool)
  return { handler: networkHandler(recorder), replayOf: null, recorder: recorder ?? null }
}

/** Left undefined for ambient access: the SDK's standard chain. */
async function credentialsFor(access: Access, run: string, region: string) {
  if (access.kind === 'ambient') return undefined
  const { fromIni, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers')
  if (access.kind === 'profile') return fromIni({ profile: access.profile })
  const RoleSessionName = `exhibit-${run}`.slice(0, 64)
  const params = {
    RoleArn: access.roleArn,
    RoleSessionName,
    ...(access.externalId !== null && { ExternalId: access.externalId }),
  }
  return fromTemporaryCredentials({ params, clientConfig: { region } })
}

const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'])

/** Why GetCallerIdentity did not answer, and what to do. */
function credentialsError(cause: unknown): Error {
  if (cause instanceof RecordingError) return cause
  const { name = 'Error', code } = (cause ?? {}) as { name?: string; code?: string }
  if (name === 'CredentialsProviderError')
    return new ServiceError(
      'credentials_missing',
      'No AWS credentials were found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where a role is attached.',
      cause,
    )
  if (EXPIRED.has(name))
    return new ServiceError(
      'credentials_expired',
      'The AWS credentials have expired: sign in again (for example `aws sso login`) and repeat the command.',
      cause,
    )
  if (isUnreachable(name, code))
    return new ServiceError(
      'endpoint_unreachable',
      `AWS could not be reached (${code ?? name}): check the network, the proxy and AWS_ENDPOINT_URL.`,
      cause,
    )
  return new ServiceError(
    'credentials_refused',
    `AWS refused the credentials (${name}): check that the key, role or profile is right and active.`,
    cause,
  )
}
