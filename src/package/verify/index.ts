import { Failures } from './error.ts'
import type { Verification, VerifyOptions } from './result.ts'
import { readAnchors } from './signer.ts'
import { unopened, verifyContainer } from './verify.ts'
import { openZip } from './zip.ts'

export { type Verification, VerifyOptionError, type VerifyOptions } from './result.ts'

/**
 * Verifies a package, offline. Whatever is wrong with it is a failure in the result, never an exception. With `fingerprint`,
 * `key` or `ca`, a package signed by anybody else fails.
 *
 * @param source path of the zip, or its bytes
 * @throws VerifyOptionError
 */
export async function verifyPackage(source: string | Buffer, options: VerifyOptions = {}): Promise<Verification> {
  const anchors = await readAnchors(options)
  const failures = new Failures()
  const container = await openZip(source, failures)
  if (!container) return unopened(failures)
  try {
    return await verifyContainer(container, anchors, failures)
  } finally {
    await container.close()
  }
}
