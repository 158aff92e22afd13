import type { Config } from './config.ts'
import { queueBackend } from './jobs/backend.ts'
import { type Jobs, startJobs } from './jobs/index.ts'
import { queueErrors } from './jobs/queue-errors.ts'
import { BullJobQueue } from './jobs/queues.ts'
import { evictionOf, reachRedis } from './jobs/reach-redis.ts'
import { makeLog } from './logging.ts'
import { type Examination, examine } from './service/doctor/index.ts'
import { frameworks } from './service/frameworks/catalogue.ts'
import { FrameworkShelf } from './service/frameworks/framework-shelf.ts'
import { SigningKey } from './service/keys/signing-key.ts'
import { recordFrameworks, sealLedger } from './service/ledger/ledger.ts'
import { packagesAhead } from './service/ledger/packages-ahead.ts'
import { toolName } from './service/packages/generator.ts'
import { BuildsHere } from './service/runs/build-here.ts'
import { BuildThreads } from './service/runs/build-thread.ts'
import { AwsAccess } from './service/runtime/access.ts'
import { hints } from './service/runtime/hints.ts'
import { collectSooner, keepSmall } from './service/runtime/reclaim.ts'
import type { Runtime } from './service/runtime/runtime.ts'
import { type Tracer, UNTRACED } from './service/runtime/tracer.ts'
import { retire, workerName } from './service/runtime/worker.ts'
import { readStatement } from './service/statement/statement.ts'
import { openStore } from './store/index.ts'
import { openTracer } from './tracing/index.ts'

export interface Service {
  readonly runtime: Runtime
  close(): Promise<void>
}

/**
 * Opens everything a process works with. `work`: `shared` takes everybody's jobs (a service), `own` those of this
 * process's runs (a command), `none` takes no jobs (an API beside separate workers). `quiet`: it answers nobody, and may
 * stop for a tenth of a second to keep its memory small, as a command does in any case.
 */
export async function openService(
  config: Config,
  options: {
    work: 'shared' | 'own' | 'none'
    quiet?: boolean
    progress?: (message: string) => void
    onLost?: (error: unknown) => void
  },
): Promise<Service> {
  const log = makeLog(config.logLevel)
  const loaded = await frameworks(config.mappingsDir)
  const statement = config.statementFile === undefined ? null : await readStatement(config.statementFile)
  if (config.redisUrl !== undefined) await reachRedis(config.redisUrl)
  const store = await openStore({ ...options, url: config.databaseUrl, dataDir: config.dataDir })
  const backend = queueBackend({ redisUrl: config.redisUrl, databaseUrl: store.url, schema: store.schema })
  const queue = new BullJobQueue(backend, queueErrors(log))
  let tracer: Tracer = UNTRACED
  try {
    const shelf = new FrameworkShelf(loaded, store.frameworks)
    const tool = await toolName()
    tracer = await openTracer(config, tool, log)
    const key = await SigningKey.open(config, store)
    if (!key.opensSecrets)
      log.warn({}, 'secrets in this database were sealed with another secrets.key than the one here: share that file')
    await recordFrameworks(store.ledger, loaded)
    const worker = workerName()
    const { url, schema, embedded } = store
    if (options.work === 'own') collectSooner()
    else if (options.quiet) keepSmall()
    const builds: BuildsHere | BuildThreads =
      options.work === 'own'
        ? new BuildsHere(() => runtime)
        : new BuildThreads({ config, store: { url, schema, embedded }, statement, worker, tool }, log)
    const runtime: Runtime = {
      config,
      store,
      queue: hints(queue, store, log),
      access: new AwsAccess(config, tool, tracer),
      builds,
      get signer() {
        return key.signer
      },
      refreshSigner: () => key.refresh(),
      get frameworks() {
        return shelf.all
      },
      refreshFrameworks: () => shelf.refresh(),
      statement,
      log,
      tracer,
      worker,
      tool,
    }
    for await (const { package: id, message } of packagesAhead(runtime, 'newest'))
      log.error({ package: id }, `the database was rolled back, nothing will be signed: ${message}`)
    // From the first start on there is a checkpoint to be given out.
    if (!(await store.ledger.latestCheckpoint())) await sealLedger(runtime, [])
    const jobs =
      options.work === 'none' ? undefined : await startJobs(runtime, backend, { shared: options.work === 'shared' })
    return {
      runtime,
      close: async () => {
        await close(jobs, queue, store, builds)
        await tracer.close()
        retire(worker)
      },
    }
  } catch (error) {
    await close(undefined, queue, store)
    await tracer.close()
    throw error
  }
}

/** Looks at what a service here would work with, and changes nothing; `sends`: tests of destinations may send something. */
export const examineService = async (
  config: Config,
  asked: { sends: boolean; permissions: boolean },
): Promise<Examination[]> => examine({ config, ...asked, tool: await toolName(), evictionOf })

/** Queues close before the database they may live in. */
async function close(
  jobs: Jobs | undefined,
  queue: BullJobQueue,
  store: { close(): Promise<void> },
  builds?: BuildsHere | BuildThreads,
): Promise<void> {
  await jobs?.close()
  await builds?.close()
  await queue.close()
  await store.close()
}
