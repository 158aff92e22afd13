import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { type Config, readConfig } from '../config.ts'
import type { Service } from '../main.ts'
import { ServiceError } from '../service/runtime/error.ts'
import type { Runtime } from '../service/runtime/runtime.ts'
import { EXIT, isInterruption } from './failure.ts'
import { say } from './output.ts'
import { opened } from './service.ts'
import { interruption } from './signals.ts'

type Role = 'api' | 'worker'

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the API, run schedules, collect and deliver')
    .addOption(new Option('--role <role>', 'only the API, or only the work (default: both)').choices(['api', 'worker']))
    .action(({ role }: { role?: Role }) => serve(readConfig(process.env), role))
}

async function serve(config: Config, role: Role | undefined): Promise<void> {
  const signal = interruption()
  if (role !== 'worker') await (await import('../api/listen.ts')).mayListen(config)
  const service = await startedUp(config, role, signal)
  let closeMetrics: (() => void) | undefined
  try {
    closeMetrics = await metricsOf(service.runtime)
    if (role !== 'worker') return await listen(service.runtime, signal)
    say('Exhibit works: it collects, delivers and keeps schedules.')
    await ended(signal)
  } finally {
    closeMetrics?.()
    await service.close()
    // What was under way for too long is left to other workers.
    setTimeout(() => process.exit(), 1000).unref()
  }
}

async function metricsOf(runtime: Runtime): Promise<(() => void) | undefined> {
  const { config } = runtime
  const { host, metricsPort: port } = config
  if (port === undefined) return undefined
  const { serveMetrics } = await import('../api/metrics-server.ts')
  const { stateMetrics } = await import('../service/runtime/state-metrics.ts')
  return serveMetrics({ config, state: stateMetrics(runtime) }, { host, port })
}

/** A service that is told to end while it starts ends well. */
async function startedUp(config: Config, role: Role | undefined, signal: AbortSignal): Promise<Service> {
  try {
    return await opened(config, role === 'api' ? 'none' : 'shared', signal, { quiet: role === 'worker' })
  } catch (error) {
    if (!isInterruption(error)) throw error
    process.exit(EXIT.done)
  }
}

/** Serves the API until the signal; what is under way is answered first. `signIn` makes a token for whoever started it. */
export async function listen(runtime: Runtime, signal: AbortSignal, signIn?: () => Promise<string>): Promise<void> {
  const { buildApi } = await import('../api/index.ts')
  const { listen } = await import('../api/listen.ts')
  const app = await buildApi(runtime)
  try {
    const address = await listen(app, runtime.config)
    const token = (await tellFirstKey(runtime)) ?? (await signIn?.())
    say(`Exhibit serves ${address} (API documentation: ${address}/docs).`)
    // What follows the # is in no log of a proxy, and the page takes it out of the address; it is good once.
    if (token !== undefined) say(`Open it signed in, once: ${address}/sign-in#token=${token}`)
    await ended(signal)
  } finally {
    await app.close()
  }
}

/**
 * Once per database: whoever starts first gets the key, and nobody can read it again. A key that cannot be told is not made.
 * Gives a token that signs its holder in, where it was told here: what went into a file stands in no log.
 */
async function tellFirstKey({ store, config: { firstKeyFile: file } }: Runtime): Promise<string | undefined> {
  const first = await store.transaction(async tx => {
    const made = await tx.keys.createFirst('First admin')
    if (made && file !== undefined) await keepSecret(file, made.secret)
    return made
  })
  if (!first) return undefined
  say(file === undefined ? `First admin key, shown only now: ${first.secret}` : `First admin key, kept in ${file}.`)
  if (file !== undefined) return undefined
  const { id, name, prefix } = first.key
  return (await store.signIns.create({ name, scopes: ['admin'], createdBy: `key ${prefix}`, madeBy: id })).token
}

/** Throws `output_unwritable`; also where the file is there already. */
async function keepSecret(path: string, secret: string): Promise<void> {
  try {
    await writeFile(path, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw new ServiceError(
      'output_unwritable',
      `The first admin key cannot be written to ${path} (${(error as NodeJS.ErrnoException).code}): set EXHIBIT_FIRST_KEY_FILE to another file.`,
      error,
    )
  }
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
