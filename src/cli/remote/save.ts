import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { RemoteError } from '../failure.ts'

/** A file as it was saved. */
export interface Saved {
  readonly file: string
  readonly size: number
  readonly sha256: string
}

/**
 * Writes an answer to a file, or to stdout (`-`). The file takes its name once it is whole and, where the service said its SHA-256, is the
 * one it should be.
 */
export async function save(response: Response, out: string): Promise<Saved> {
  const path = resolve(out)
  const part = `${path}.part`
  try {
    const { size, sha256 } = await copy(response, out === '-' ? null : part)
    requireWhole(response, sha256)
    if (out !== '-') await rename(part, path)
    return { file: out === '-' ? out : path, size, sha256 }
  } catch (error) {
    if (out !== '-') await rm(part, { force: true }).catch(() => {})
    throw explained(error, path)
  }
}

async function copy(response: Response, path: string | null): Promise<{ size: number; sha256: string }> {
  const target = path === null ? process.stdout : createWriteStream(path, { mode: 0o600 })
  if (path !== null) await once(target, 'open')
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of response.body ?? []) {
    hash.update(chunk)
    size += chunk.length
    if (!target.write(chunk)) await once(target, 'drain')
  }
  if (path !== null) await new Promise<void>(done => void target.end(done))
  return { size, sha256: hash.digest('hex') }
}

/** The ETag of a package is its SHA-256. */
function requireWhole({ headers }: Response, sha256: string): void {
  const said = /^"([0-9a-f]{64})"$/.exec(headers.get('etag') ?? '')?.[1]
  if (said !== undefined && said !== sha256)
    throw new RemoteError(
      'corrupt',
      `What came is not what the service has (SHA-256 ${sha256}, not ${said}): try again.`,
    )
}

function explained(error: unknown, path: string): unknown {
  if (error instanceof RemoteError) return error
  const { code, syscall, name } = error as NodeJS.ErrnoException
  if (syscall !== undefined && code !== undefined)
    return new RemoteError(
      'output_unwritable',
      `The file ${path} cannot be written (${code}): choose another with --out.`,
      true,
    )
  return new RemoteError('broken_off', `The answer broke off (${code ?? name}): try again.`)
}
