import { FrameworkError } from '../../frameworks/errors.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import type { Library } from '../../frameworks/library.ts'
import { requireLinks } from '../../frameworks/links.ts'
import { loadFramework } from '../../frameworks/parse.ts'
import type { UserFrameworks } from '../../store/index.ts'
import { library, registry } from './catalogue.ts'

/** The frameworks that a process knows: those of files, read once, and those in the database, read when they changed. */
export class FrameworkShelf {
  readonly #files: readonly LoadedFramework[]
  readonly #stored: UserFrameworks
  #brought = new Map<string, LoadedFramework | null>()
  #all: readonly LoadedFramework[]

  constructor(files: readonly LoadedFramework[], stored: UserFrameworks) {
    this.#files = files
    this.#stored = stored
    this.#all = files
  }

  /** Ordered by id. */
  get all(): readonly LoadedFramework[] {
    return this.#all
  }

  async refresh(): Promise<void> {
    const digests = await this.#stored.digests()
    if (digests.length === this.#brought.size && digests.every(one => this.#brought.has(keyOf(one)))) return
    const taken = new Set(this.#files.map(({ framework }) => framework.id))
    const objectives = await library()
    const stored = (await this.#stored.all())
      .filter(({ id }) => !taken.has(id))
      .map(one => [keyOf(one), this.#brought.get(keyOf(one)) ?? usable(one.id, one.yaml, objectives)] as const)
    this.#brought = new Map(stored)
    const brought = stored.flatMap(([, framework]) => framework ?? [])
    this.#all = [...this.#files, ...brought].sort((a, b) => (a.framework.id < b.framework.id ? -1 : 1))
  }
}

const keyOf = ({ id, sha256 }: { id: string; sha256: string }): string => `${id} ${sha256}`

/** Null where this version no longer understands it: a check it names may be gone. It stays listed as stored. */
function usable(id: string, yaml: string, objectives: Library): LoadedFramework | null {
  try {
    const loaded = loadFramework(id, yaml, 'user', objectives)
    requireLinks(loaded.framework, registry)
    return loaded
  } catch (error) {
    if (error instanceof FrameworkError) return null
    throw error
  }
}
