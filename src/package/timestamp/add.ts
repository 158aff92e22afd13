import { Archive } from '../archive.ts'
import type { ContentFile } from '../build.ts'
import { PackageError } from '../error.ts'
import * as layout from '../layout.ts'
import { sumsText } from '../sums.ts'
import type { Container } from '../verify/container.ts'
import { Failures } from '../verify/error.ts'
import { readWhole } from '../verify/files.ts'
import { LIMITS } from '../verify/limits.ts'
import { openZip } from '../verify/zip.ts'
import { requestTimestamp, type TimestampOptions } from './request.ts'
import type { TimestampFacts } from './token.ts'

/**
 * Catches up on the timestamp of a package that was made while no authority answered: the same package with
 * `manifest.json.tsr` and a new `SHA256SUMS`, in place.
 *
 * @throws TimestampError where again none answers, PackageError where the package cannot be read or written
 */
export async function addTimestamp(path: string, options: TimestampOptions): Promise<TimestampFacts> {
  const container = await openZip(path, new Failures())
  const signature = container?.entries.get(layout.SIGNATURE)
  if (!container || !signature || container.entries.has(layout.TIMESTAMP)) {
    await container?.close()
    throw new PackageError('DATA_INCONSISTENT', `${path} is not a package without a timestamp.`)
  }
  try {
    const stamp = await requestTimestamp(await readWhole(signature, LIMITS.signature), options)
    await rewrite(container, path, stamp.response)
    return stamp.facts
  } finally {
    await container.close()
  }
}

async function rewrite(container: Container, path: string, token: Buffer): Promise<void> {
  const manifest = container.entries.get(layout.MANIFEST)
  const { created } = JSON.parse(manifest ? (await readWhole(manifest, LIMITS.manifest)).toString() : '{}')
  const archive = new Archive(path, new Date(created))
  try {
    const files: ContentFile[] = []
    for (const entry of container.entries.values())
      if (entry.path !== layout.SUMS) files.push(await archive.add(entry.path, entry.read()))
    files.push(await archive.add(layout.TIMESTAMP, [token]))
    await archive.add(layout.SUMS, [sumsText(files)])
    await archive.finish()
  } catch (error) {
    await archive.discard()
    throw error
  }
}
