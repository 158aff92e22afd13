import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { PackageError } from '../format/error.ts'
import type { ContentFile } from '../format/manifest.ts'

type Chunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/** Bytes gathered before they are hashed and compressed. */
const BLOCK = 64 * 1024

/**
 * Writes a zip as a stream, into a file beside `output` that takes its name once it is whole. Entries carry the time
 * `moment`, in UTC, so that the same content gives the same bytes everywhere.
 */
export class Archive {
  readonly #zip = new yazl.ZipFile()
  readonly #written: Promise<unknown>
  readonly #output: string
  readonly #temporary: string
  readonly #moment: Date
  readonly #abort = new AbortController()

  constructor(output: string, moment: Date) {
    this.#output = output
    this.#temporary = `${output}.part-${randomUUID()}`
    this.#moment = new ZipDate(moment)
    // yazl reports the errors of its sources again, here; add() has them already.
    this.#zip.on('error', () => {})
    const file = createWriteStream(this.#temporary, { flags: 'wx', mode: 0o600 })
    this.#written = pipeline(this.#zip.outputStream, file, { signal: this.#abort.signal })
    // A failed write is reported by add() and finish(); without this line it would also be an unhandled rejection.
    this.#written.catch(() => {})
  }

  /** Adds a file; its bytes are hashed and counted on the way. */
  async add(path: string, chunks: Chunks): Promise<ContentFile> {
    const hash = createHash('sha256')
    let size = 0
    async function* blocks() {
      for await (const block of gathered(chunks)) {
        hash.update(block)
        size += block.length
        yield block
      }
    }
    const source = Readable.from(blocks(), { objectMode: false, highWaterMark: BLOCK })
    const read = new Promise((resolve, reject) => source.once('end', resolve).once('error', reject))
    read.catch(() => {})
    const options = { mtime: this.#moment, mode: 0o100644, forceDosTimestamp: true }
    this.#zip.addReadStreamLazy(path, options, handingOver(source))
    try {
      await Promise.race([read, this.#written.then(() => read)])
    } catch (error) {
      source.destroy()
      throw this.#failure(error)
    }
    return { path, sha256: hash.digest('hex'), size }
  }

  /** Completes the zip and gives it its name. */
  async finish(): Promise<void> {
    try {
      this.#zip.end()
      await this.#written
      await syncFile(this.#temporary)
      await rename(this.#temporary, this.#output)
      await syncFile(dirname(this.#output))
    } catch (error) {
      throw this.#failure(error)
    }
  }

  /** Leaves nothing behind; for when something went wrong. */
  async discard(): Promise<void> {
    this.#abort.abort()
    await this.#written.catch(() => {})
    await rm(this.#temporary, { force: true })
  }

  #failure(error: unknown): unknown {
    const code = error instanceof Error && 'code' in error && 'syscall' in error ? String(error.code) : null
    if (code === null) return error
    const why = code === 'ENOSPC' ? 'the disk is full' : code
    return new PackageError('OUTPUT_UNWRITABLE', `The package ${this.#output} cannot be written: ${why}.`, error)
  }
}

/** yazl keeps until its end what it asked for a source: this no longer knows the source then, nor all that it was made of. */
function handingOver(source: Readable): (take: (error: null, source: Readable) => void) => void {
  let held: Readable | undefined = source
  return take => {
    if (held) take(null, held)
    held = undefined
  }
}

async function* gathered(chunks: Chunks): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    const part = Buffer.from(chunk)
    parts.push(part)
    size += part.length
    if (size < BLOCK) continue
    yield Buffer.concat(parts)
    parts = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(parts)
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Zip times are local times without a zone; this date calls UTC local. */
class ZipDate extends Date {
  override getFullYear = () => this.getUTCFullYear()
  override getMonth = () => this.getUTCMonth()
  override getDate = () => this.getUTCDate()
  override getHours = () => this.getUTCHours()
  override getMinutes = () => this.getUTCMinutes()
  override getSeconds = () => this.getUTCSeconds()
}
