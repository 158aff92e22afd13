import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import type { Service } from '../main.ts'
import { say } from './output.ts'
import { unlessInterrupted } from './signals.ts'

/** How long an interrupted command waits for work that cannot be cut short, such as writing a report. */
const PATIENCE_MS = 4_000

/** Opens the service for one command: it logs defects only, and lets go soon once it was interrupted. */
export async function openForCommand(config: Config, work: 'own' | 'shared', signal: AbortSignal): Promise<Service> {
  const { openService } = await import('../main.ts')
  const logLevel = config.logLevel === 'info' ? 'error' : config.logLevel
  const opening = openService({ ...config, logLevel }, { work, progress: say })
  const service = await unlessInterrupted(signal, opening)
  return {
    runtime: service.runtime,
    close: async () => {
      const closing = service.close()
      await (signal.aborted ? Promise.race([closing, sleep(PATIENCE_MS)]) : closing)
    },
  }
}
