import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { StoredPackage } from '../../store/index.ts'
import type { Runtime } from './runtime.ts'

/** Where a package is kept, below the data directory. */
export const packagePath = (runtime: Pick<Runtime, 'config'>, stored: Pick<StoredPackage, 'path'>): string =>
  join(runtime.config.dataDir, stored.path)

/** Rejects as Node's file system does: `ENOENT` where there is no such file. */
export async function fileDigest(path: string): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  const file = createReadStream(path)
  await pipeline(file, hash)
  return { sha256: hash.digest('hex'), size: file.bytesRead }
}

/**
 * Why no package could be written now, in words for people; null where one could. A file is written and removed: neither
 * access rights nor free space can be told otherwise.
 */
export async function unwritable({ config }: Pick<Runtime, 'config'>): Promise<string | null> {
  const folder = join(config.dataDir, 'packages')
  const probe = join(folder, `.probe-${randomUUID()}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(probe, Buffer.alloc(4096), { flag: 'wx', mode: 0o600 })
    return null
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOSPC' || code === 'EDQUOT') return 'has no space left'
    return `cannot be written (${code ?? 'no reason was given'})`
  } finally {
    await rm(probe, { force: true }).catch(() => {})
  }
}
