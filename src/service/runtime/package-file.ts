import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
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
