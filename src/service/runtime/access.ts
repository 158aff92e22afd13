import { SharedCredentials } from '../../collect/credentials.ts'
import { ReadingStopped } from '../../collect/failure.ts'
import { networkHandler, Recorder, type RequestHandler, replayHandler } from '../../collect/handlers.ts'
import { type Limits, limitsOf } from '../../collect/limits.ts'
import { openRecording } from '../../collect/open-recording.ts'
import { mainRegion, mainRegionNear, UnknownPartition } from '../../collect/partitions.ts'
import { type SeenCall, Session } from '../../collect/session.ts'
import type { Config } from '../../config.ts'
import type { Access, TargetKey } from '../../store/index.ts'
import { AccountSession } from './account-session.ts'
import type { UsedCredentials } from './credentials-error.ts'
import { ServiceError } from './error.ts'
import { type Span, type Tracer, traced } from './tracer.ts'
import { Uses } from './uses.ts'
import { work } from './work-metrics.ts'

/** Where a run's answers come from, if not straight from the network. */
export interface Tape {
  readonly recordTo?: string
  readonly replay?: string
}

/** Opens accounts. Sessions are kept per run and account until the run is let go. */
export class AwsAccess {
  readonly #config: Config
  readonly #tool: string
  readonly #tapes = new Map<string, OpenTape>()
  readonly #open = new Map<string, Map<string, AccountSession>>()
  readonly #stopped = new Set<string>()
  readonly #ended = new Map<string, ServiceError>()
  readonly #readers = new Uses()
  readonly #limits: Limits
  readonly #tracer: Tracer

  constructor(config: Config, tool: string, tracer: Tracer) {
    this.#tracer = tracer
    this.#config = config
    this.#tool = tool
    this.#limits = limitsOf(config.callSeconds)
  }

  /** Puts a recording under a run before it begins. Throws `recording_unreadable`, `recording_corrupt`. */
  async tape(run: string, tape: Tape): Promise<void> {
    this.#tapes.set(run, await openTape(tape, this.#tool, this.#limits))
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

  /** The session that is open, if one is. */
  known(run: string, account: string): AccountSession | undefined {
    return this.#open.get(run)?.get(account)
  }

  /** True where the account has nothing to say, or lets so few calls through that reading it is but waiting. */
  waits(run: string, account: string): boolean {
    return this.known(run, account)?.session.waits === true
  }

  /** Files a session that was opened before its account was known. */
  know(run: string, account: string, session: AccountSession): void {
    this.#open.get(run)?.delete('')
    this.#open.get(run)?.set(account, session)
  }

  async #connect(run: string, access: Access): Promise<AccountSession> {
    const tape = this.#tapes.get(run)
    const { awsEndpoint, concurrency } = this.#config
    const replay = tape?.replayOf != null
    const region = await this.#firstRegion(access, replay)
    const credentials = replay ? undefined : await credentialsFor(access, run, region)
    const session = new Session({
      handler: tape?.handler ?? networkHandler(undefined, this.#limits),
      limits: this.#limits,
      concurrency,
      onThrottle: () => work.throttles.inc(),
      ...(this.#tracer.on && { around: (seen, work) => tracedCall(this.#tracer, seen, work) }),
      pathStyle: tape !== undefined,
      replay,
      ...(replay && { credentials: async () => ({ accessKeyId: 'REPLAY', secretAccessKey: 'replay' }) }),
      ...(credentials && { credentials: credentials.provider, renew: () => credentials.renew() }),
      ...(awsEndpoint !== undefined && !replay && { endpoint: awsEndpoint }),
    })
    return new AccountSession(session, region, usedOf(access, this.#config.awsProfile))
  }

  /** Where we ask first who we are: in the main region of the partition that the role, or the configured region, is in. */
  async #firstRegion(access: Access, replay: boolean): Promise<string> {
    const { awsEndpoint, awsRegion } = this.#config
    try {
      if (access.kind === 'role') return mainRegion(access.roleArn.split(':')[1] ?? 'aws')
      return mainRegionNear(awsRegion ?? (replay ? undefined : await configuredRegion(access)))
    } catch (error) {
      if (!(error instanceof UnknownPartition)) throw error
      // What a custom endpoint calls its regions is its own affair.
      if (awsEndpoint !== undefined) return mainRegion('aws')
      throw new ServiceError('unknown_region', error.message, error)
    }
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
    await tape.recorder.keep()
    this.#tapes.set(run, { ...tape, recorder: null })
  }

  /** Ends every call of a run that is under way, and lets it begin no other: it was interrupted, or failed. */
  stop(run: string): void {
    this.#stopped.add(run)
    for (const { session } of this.#open.get(run)?.values() ?? []) session.stop()
  }

  /** Ends the reading of every run that is under way in this process. */
  stopAll(): void {
    for (const run of this.#open.keys()) this.stop(run)
  }

  /** Stops a run of this process because its credentials are good no longer; whoever watches it is told by {@link AwsAccess.endOf}. */
  end(run: string, because: ServiceError): void {
    this.#ended.set(run, because)
    this.stop(run)
  }

  /** Why a run of this process cannot go on, though it has not failed. */
  endOf(run: string): ServiceError | undefined {
    return this.#ended.get(run)
  }

  /** Reads a target. Of accounts that nobody reads any more all but a few give back what reading needs. */
  async reading<T>({ run, account, region }: TargetKey, work: () => Promise<T>): Promise<T> {
    const name = `${run} ${account}`
    this.#readers.begin(name)
    try {
      return await work()
    } finally {
      this.known(run, account)?.ended(region)
      const [ofRun = '', idle = ''] = this.#readers.end(name)?.split(' ') ?? []
      this.known(ofRun, idle)?.rest()
    }
  }

  /** Gives back what reading needs, and what comes after it does not; reading could still go on. */
  rest(run: string): void {
    for (const { session } of this.#open.get(run)?.values() ?? []) session.rest()
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

/** A call to AWS as traces show it; what was asked for, and what came, stays out of them. */
const tracedCall = <T>(tracer: Tracer, seen: SeenCall, send: () => Promise<T>): Promise<T> => {
  const { service, operation, region, traffic } = seen
  const facts = { 'rpc.system.name': 'aws-api', 'rpc.method': `${service}/${operation}`, 'cloud.region': region }
  const told = async (span: Span) => {
    try {
      return await send()
    } finally {
      const [requestId] = traffic.requestIds.slice(-1)
      span.note({
        ...{ 'exhibit.attempts': traffic.attempts, 'exhibit.throttled': seen.throttles },
        ...(requestId !== undefined && { 'aws.request_id': requestId }),
      })
    }
  }
  return traced(tracer, `${service}/${operation}`, facts, told, { kind: 'client' })
}

interface OpenTape {
  readonly handler: RequestHandler
  readonly replayOf: Date | null
  readonly recorder: Recorder | null
}

async function openTape({ recordTo, replay }: Tape, tool: string, limits: Limits): Promise<OpenTape> {
  if (replay !== undefined) {
    const recording = await openRecording(replay)
    return { handler: replayHandler(recording), replayOf: new Date(recording.header.recordedAt), recorder: null }
  }
  const recorder = recordTo === undefined ? undefined : await Recorder.open(recordTo, tool)
  return { handler: networkHandler(recorder, limits), replayOf: null, recorder: recorder ?? null }
}

/** Left undefined for ambient access: the SDK's standard chain. */
async function credentialsFor(access: Access, run: string, region: string): Promise<SharedCredentials | undefined> {
  if (access.kind === 'ambient') return undefined
  const { fromIni, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers')
  if (access.kind === 'profile') return new SharedCredentials(fromIni({ profile: access.profile, ignoreCache: true }))
  const RoleSessionName = `exhibit-${run}`.slice(0, 64)
  const params = {
    RoleArn: access.roleArn,
    RoleSessionName,
    ...(access.externalId !== null && { ExternalId: access.externalId }),
  }
  return new SharedCredentials(fromTemporaryCredentials({ params, clientConfig: { region } }))
}

/** The region that the profile names in AWS's files, as the SDK reads them. */
async function configuredRegion(access: Access): Promise<string | undefined> {
  const { STSClient } = await import('@aws-sdk/client-sts')
  const client = new STSClient(access.kind === 'profile' ? { profile: access.profile } : {})
  try {
    return await client.config.region()
  } catch {
    // It is not said anywhere.
    return undefined
  } finally {
    client.destroy()
  }
}

const usedOf = (access: Access, awsProfile: string | undefined): UsedCredentials => ({
  profile: access.kind === 'profile' ? access.profile : awsProfile,
  role: access.kind === 'role' ? access.roleArn : undefined,
})
