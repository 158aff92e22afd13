import { createReadStream } from 'node:fs'
import { open, opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { LIMITS } from '../../package/verify/limits.ts'
import { ServiceError } from '../runtime/error.ts'
import { LogError } from './event-scanner.ts'

/** As CloudTrail delivers them, and JSON lines. */
const LOG_NAME = /\.(?:json|jsonl|ndjson)(?:\.gz)?$/i
/** Signed lists of log files, for `aws cloudtrail validate-logs`, and unusual activity: neither holds calls. */
const NO_CALLS = /(?:^|[/\\])CloudTrail-(?:Digest|Insight)[/\\]/

export interface FoundFile {
  readonly path: string
  readonly kind: 'log' | 'without_calls' | 'other'
}

/**
 * A file that was named, or every file below a directory. Links and devices below it are not followed.
 *
 * @throws ServiceError `bad_request` where there is nothing of that name
 */
export async function* logFiles(path: string): AsyncGenerator<FoundFile> {
  const there = await stat(path).catch(() => undefined)
  if (!there) throw new ServiceError('bad_request', `There is no file or directory ${path}.`)
  if (!there.isDirectory()) yield { path, kind: 'log' }
  else yield* filesBelow(path)
}

async function* filesBelow(directory: string): AsyncGenerator<FoundFile> {
  const folders: string[] = []
  for await (const entry of await opendir(directory)) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) folders.push(path)
    else if (entry.isFile()) yield { path, kind: kindOf(path) }
  }
  for (const folder of folders) yield* filesBelow(folder)
}

function kindOf(path: string): FoundFile['kind'] {
  if (NO_CALLS.test(path)) return 'without_calls'
  return LOG_NAME.test(path) ? 'log' : 'other'
}

/** The text of a log file, unpacked where it is packed. @throws LogError */
export async function* contentOf(path: string): AsyncGenerator<Buffer> {
  const { size } = await stat(path)
  const raw = createReadStream(path, { highWaterMark: 256 * 1024 })
  let unpacked = 0
  try {
    for await (const chunk of (await isPacked(path)) ? gunzipped(raw) : raw) {
      unpacked += chunk.length
      if (unpacked > LIMITS.ratioFrom && unpacked > LIMITS.ratio * size)
        throw new LogError('The file unpacks to far more than logs do.')
      yield chunk
    }
  } catch (error) {
    if (error instanceof LogError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new LogError(`The file cannot be read (${code ?? 'error'}).`)
  } finally {
    raw.destroy()
  }
}

function gunzipped(raw: Readable): Readable {
  // The reader gets the error; nothing is left to do here.
  return pipeline(raw, createGunzip({ chunkSize: 256 * 1024 }), () => {})
}

async function isPacked(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer.readUInt16BE(0) === 0x1f8b
  } finally {
    await file.close()
  }
}
