import { mainRegion } from '../../collect/partitions.ts'
import type { Access, Run, RunRequest } from '../../store/index.ts'
import { type Discovery, plannedRegions } from '../assess/plan.ts'
import type { Tape } from '../runtime/access.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { traced } from '../runtime/tracer.ts'
import { interruptedRun } from './interrupted-run.ts'
import { accessTo, identityKey, type Submission, tellSubmitted, validated } from './submit-run.ts'

/** A run of this process alone: with its own credentials, or a recording. */
export interface OwnSubmission extends Submission {
  readonly tape?: Tape
}

/** Somebody waits for the first answer: a wrong endpoint is told after seconds, not after every retry of a run. */
const FIRST_ATTEMPTS = 3

/**
 * Starts, or resumes, a run with this process's own credentials or a recording; it belongs to this process. What can be
 * wrong with credentials, regions or the recording is found before anything is written.
 */
export const submitOwnRun = (runtime: Runtime, submission: OwnSubmission): Promise<{ run: Run; resumed: boolean }> =>
  traced(runtime.tracer, 'submit run', { 'exhibit.trigger': submission.trigger.kind }, () =>
    submit(runtime, submission),
  )

async function submit(
  runtime: Runtime,
  { request, trigger, label, tape }: OwnSubmission,
): Promise<{ run: Run; resumed: boolean }> {
  await runtime.refreshFrameworks()
  const whole = validated(runtime, request)
  const waiting = `submitted-${runtime.worker}`
  if (tape) await runtime.access.tape(waiting, tape)
  try {
    const discovery = await discover(runtime, waiting, whole)
    const request = { ...whole, accounts: [discovery.caller.account] }
    const key = identityKey(request, [
      label,
      identityOf(discovery.caller.principal),
      runtime.config.awsEndpoint,
      tape?.replay,
      runtime.tool,
    ])
    const interrupted = tape?.recordTo === undefined ? await interruptedRun(runtime, key) : undefined
    const run = interrupted ?? (await createOwnRun(runtime, { request, trigger, label }, key, discovery, tape))
    runtime.access.rename(waiting, run.id)
    if (!interrupted) tellSubmitted(runtime, run)
    const targets = await runtime.store.targets.list(run.id)
    await runtime.queue.collect(
      targets.filter(t => t.finishedAt === null),
      runtime.worker,
    )
    if (targets.every(t => t.finishedAt !== null)) await runtime.queue.finish(run.id, runtime.worker)
    return { run, resumed: interrupted !== undefined }
  } catch (error) {
    await runtime.access.release(waiting)
    throw error
  }
}

/** An assumed role's session changes its name from sign-in to sign-in; a user's name is who it is. */
const identityOf = (principal: string) =>
  principal.includes(':assumed-role/') ? principal.replace(/\/[^/]+$/, '') : principal

async function discover(runtime: Runtime, waiting: string, request: RunRequest): Promise<Discovery> {
  const [asked] = request.accounts
  const access: Access =
    asked === undefined || runtime.access.replayOf(waiting) !== null
      ? { kind: 'ambient' }
      : await accessTo(runtime, asked)
  const session = await runtime.access.session(waiting, asked ?? '', access)
  const caller = await session.caller(undefined, FIRST_ATTEMPTS)
  if (asked !== undefined && caller.account !== asked) {
    throw new ServiceError(
      'account_mismatch',
      `These credentials belong to account ${caller.account}, not ${asked}; use others, or leave --account out.`,
    )
  }
  runtime.access.know(waiting, caller.account, session)
  const regions = await session.regions()
  return { caller, regions, asked: plannedRegions(request.regions, regions, mainRegion(caller.partition)) }
}

async function createOwnRun(
  runtime: Runtime,
  { request, trigger, label }: Submission,
  key: string,
  discovery: Discovery,
  tape: Tape | undefined,
): Promise<Run> {
  const kind =
    tape?.replay !== undefined ? 'replay' : runtime.config.awsEndpoint !== undefined ? 'customEndpoint' : 'aws'
  return runtime.store.transaction(async tx => {
    const run = await tx.runs.create({
      request,
      identityKey: key,
      trigger,
      source: { kind, hosts: [] },
      label,
      owner: runtime.worker,
      tool: runtime.tool,
      traceparent: runtime.tracer.current(),
    })
    await tx.targets.add(run.id, [{ account: discovery.caller.account, region: 'global' }])
    return run
  })
}
