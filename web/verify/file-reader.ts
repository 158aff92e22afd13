import type yauzl from 'yauzl'
import { EventEmitter } from './machine/node.ts'

/** Bytes read at once. Headers lie close together: most are found in the block that was read for the one before. */
const BLOCK = 256 * 1024

type Done = (error: Error | null, bytesRead?: number) => void

/** Reads parts of a file that was picked, without ever loading it whole. */
export class FileReader {
  readonly #file: Blob
  readonly #onRead: (bytes: number) => void
  #block = { start: 0, bytes: new Uint8Array() }

  constructor(file: Blob, onRead: (bytes: number) => void) {
    this.#file = file
    this.#onRead = onRead
  }

  /** The bytes from `start` to `end`, in order. */
  async *blocks(start: number, end: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (let at = start; at < end; at += BLOCK) {
      const bytes = await this.#slice(at, Math.min(at + BLOCK, end))
      this.#onRead(bytes.length)
      yield bytes
    }
  }

  /** What yauzl reads directories and headers from. */
  forYauzl(): yauzl.RandomAccessReader {
    const emitter = Object.create(EventEmitter.prototype)
    EventEmitter.call(emitter)
    return Object.assign(emitter, {
      ref() {},
      unref() {},
      read: (target: Uint8Array, offset: number, length: number, position: number, done: Done) => {
        this.#read(position, length).then(
          bytes => {
            target.set(bytes, offset)
            done(null, bytes.length)
          },
          error => done(error),
        )
      },
    })
  }

  async #read(position: number, length: number): Promise<Uint8Array> {
    const { start, bytes } = this.#block
    const from = position - start
    if (from >= 0 && from + length <= bytes.length) return bytes.subarray(from, from + length)
    const read = await this.#slice(position, position + Math.max(length, BLOCK))
    this.#block = { start: position, bytes: read }
    return read.subarray(0, length)
  }

  async #slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#file.slice(start, end).arrayBuffer())
  }
}
