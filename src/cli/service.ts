import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import type { Service } from '../main.ts'
import { isInterruption } from './failure.ts'
import { report, say } from './output.ts'
import { unlessInterrupted } from './signals.ts'

/** How long an interrupted command waits for work that cannot be cut short, such as writing a report. */
const PATIENCE_MS = 4_000

/** Opens the service for one command: it logs defects only, and lets go soon once it was interrupted. */
export async function openForCommand(config: Config, work: 'own' | 'shared', signal: AbortSignal): Promise<Service> {
  const logLevel = config.logLevel === 'info' ? 'error' : config.logLevel
  const service = await opened({ ...config, logLevel }, work, signal)
  return {
    runtime: service.runtime,
    close: async () => {
      const closing = service.close()
      await (signal.aborted ? Promise.race([closing, sleep(PATIENCE_MS)]) : closing)
    },
  }
}

/** Opens the service; at the signal it throws `interrupted`, and what was opened by then is closed, if that goes quickly. */
export async function opened(
  config: Config,
  work: 'own' | 'shared' | 'none',
  signal: AbortSignal,
  { quiet = false }: { quiet?: boolean } = {},
): Promise<Service> {
  const { openService } = await import('../main.ts')
  const opening = openService(config, { work, quiet, progress: say, onLost: endWith })
  try {
    return await unlessInterrupted(signal, opening)
  } catch (error) {
    if (isInterruption(error)) await Promise.race([opening.then(s => s.close()).catch(() => {}), sleep(PATIENCE_MS)])
    throw error
  }
}

/** Without a database nothing goes on: whoever supervises the process starts it again. */
function endWith(error: unknown): void {
  void report(error, process.argv.includes('--json')).then(code => process.exit(code))
}
