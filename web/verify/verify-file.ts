import { verifyExtract } from '../../src/package/extract/verify-extract.ts'
import { saysIndex, verifyIndex } from '../../src/package/organization/verify-index.ts'
import { Failures } from '../../src/package/verify/error.ts'
import type { Verification, VerifyOptions } from '../../src/package/verify/result.ts'
import { readAnchors } from '../../src/package/verify/signer.ts'
import { unopened, verifyContainer } from '../../src/package/verify/verify.ts'
import { openZip } from './zip.ts'

/** An extract is read whole, as the command does; nothing longer can be one. */
const LONGEST_TEXT = 512 * 1024 * 1024

/**
 * Verifies a package, or (by its first characters) one resource taken out of one or an index of packages, as `exhibit verify` does.
 *
 * @throws VerifyOptionError
 */
export async function verifyFile(
  file: Blob,
  options: VerifyOptions,
  onRead: (bytes: number) => void,
): Promise<Verification> {
  const first = await file.slice(0, 1).text()
  if (first === '{' && file.size < LONGEST_TEXT) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return saysIndex(bytes) ? verifyIndex(bytes, options) : verifyExtract(bytes, options)
  }
  const anchors = await readAnchors(options)
  const failures = new Failures()
  const container = await openZip(file, failures, onRead)
  if (!container) return unopened(failures)
  try {
    return await verifyContainer(container, anchors, failures)
  } finally {
    await container.close()
  }
}
