import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Leaf, Resource } from '../evidence/item.ts'
import type { JsonObject } from '../evidence/json.ts'
import type { ResourceSink } from './members.ts'

type Values = { settings: JsonObject; observed?: JsonObject }

const IN_MEMORY = 4 * 1024 * 1024

/**
 * Keeps members as they come, in any order, and gives them back in the order of their leaves: in memory while they are
 * few, in a temporary file (0600, removed on close) beyond that, so that memory does not grow with the population.
 */
export class Spill implements ResourceSink {
  readonly #kept = new Map<string, string>()
  readonly #places = new Map<string, { at: number; length: number }>()
  readonly #path = join(tmpdir(), `exhibit-${randomUUID()}.spill`)
  #bytes = 0
  #end = 0
  #file: FileHandle | undefined
  #spilling: Promise<void> = Promise.resolve()

  async put({ id, settings, observed }: Resource): Promise<void> {
    const values: Values = { settings, ...(observed && { observed }) }
    const text = JSON.stringify(values)
    this.#kept.set(id, text)
    this.#bytes += text.length
    if (this.#bytes > IN_MEMORY) this.#spilling = this.#spilling.then(() => this.#spill())
    await this.#spilling
  }

  async #spill(): Promise<void> {
    if (this.#bytes <= IN_MEMORY) return
    const entries = [...this.#kept].map(([id, text]) => [id, Buffer.from(text)] as const)
    this.#kept.clear()
    this.#bytes = 0
    this.#file ??= await open(this.#path, 'wx+', 0o600)
    const start = this.#end
    for (const [id, bytes] of entries) {
      this.#places.set(id, { at: this.#end, length: bytes.length })
      this.#end += bytes.length
    }
    await this.#file.write(Buffer.concat(entries.map(([, bytes]) => bytes)), 0, undefined, start)
  }

  async *inOrder(leaves: readonly Leaf[]): AsyncGenerator<Resource> {
    await this.#spilling
    for (const leaf of leaves) yield { ...leaf, ...(JSON.parse(await this.#text(leaf.id)) as Values) }
  }

  async #text(id: string): Promise<string> {
    const kept = this.#kept.get(id)
    if (kept !== undefined) return kept
    const place = this.#places.get(id)
    if (!place || !this.#file) throw new Error('a member that was not kept')
    const buffer = Buffer.alloc(place.length)
    await this.#file.read(buffer, 0, place.length, place.at)
    return buffer.toString('utf8')
  }

  async close(): Promise<void> {
    await this.#file?.close()
    if (this.#file) await rm(this.#path, { force: true })
  }
}
