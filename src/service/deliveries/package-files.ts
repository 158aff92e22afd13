import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { PackageHandle } from '../../deliver/adapter.ts'
import type { Container } from '../../package/verify/container.ts'
import { Failures } from '../../package/verify/error.ts'
import { openZip } from '../../package/verify/zip.ts'

/** The files in a package on disk, for kinds that send files of it. */
export const filesIn = (path: string): Pick<PackageHandle, 'paths' | 'file'> => ({
  paths: () => within(path, [], async ({ entries }) => [...entries.keys()]),
  file: name =>
    within(path, null, async ({ entries }) => {
      const entry = entries.get(name)
      if (!entry) return null
      const chunks: Uint8Array[] = []
      for await (const chunk of entry.read()) chunks.push(chunk)
      const bytes = Buffer.concat(chunks)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return { sha256, size: bytes.length, open: () => Readable.from([bytes]) }
    }),
})

async function within<T>(path: string, otherwise: T, work: (container: Container) => Promise<T>): Promise<T> {
  const container = await openZip(path, new Failures())
  if (!container) return otherwise
  try {
    return await work(container)
  } finally {
    await container.close()
  }
}
