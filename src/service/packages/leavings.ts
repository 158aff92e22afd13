import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Runtime } from '../runtime/runtime.ts'

/** As long as nobody writes a package without adding a byte to it. */
const STALE_MS = 3600_000
const EVERY_MS = 600_000

const looked = new WeakMap<Runtime['config'], number>()

/** Removes what a process that was killed while it wrote a package left of it; at the start, then every ten minutes. */
export async function removeLeavings({ config, log }: Pick<Runtime, 'config' | 'log'>): Promise<void> {
  const now = performance.now()
  if (now - (looked.get(config) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) return
  looked.set(config, now)
  const folder = join(config.dataDir, 'packages')
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/^[0-9a-f-]{36}\.zip\.part-[0-9a-f-]{36}$/.test(name)) continue
    const path = join(folder, name)
    const { mtimeMs = Date.now() } = (await stat(path).catch(() => null)) ?? {}
    if (Date.now() - mtimeMs < STALE_MS) continue
    await rm(path, { force: true })
    log.info({ package: name.slice(0, 36) }, 'what was left of a package that was never whole is removed')
  }
}
