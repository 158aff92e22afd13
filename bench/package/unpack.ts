import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Failures } from '../../src/package/verify/error.ts'
import { openZip } from '../../src/package/verify/zip.ts'

/** Writes the files of a package into a folder; gives their number and bytes. */
export async function unpack(path: string, folder: string): Promise<{ files: number; bytes: number }> {
  const container = await openZip(path, new Failures())
  if (!container) throw new Error(`${path} is not a package`)
  let bytes = 0
  for (const entry of container.entries.values()) {
    const target = join(folder, entry.path)
    await mkdir(dirname(target), { recursive: true })
    await pipeline(entry.read(), createWriteStream(target))
    bytes += entry.size
  }
  await container.close()
  return { files: container.entries.size, bytes }
}
