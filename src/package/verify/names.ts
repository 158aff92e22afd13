import { isKnown } from '../format/layout.ts'
import { Refusal, shown } from './error.ts'

const SAFE = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*\/?$/

/** Decides which names of a container are files of a package. */
export class Names {
  readonly #seen = new Set<string>()
  readonly #folders = new Set<string>()

  /** True for a file of the package, false for a folder; refuses every other name. */
  accept(name: string): boolean {
    if (name.length > 255 || !SAFE.test(name) || name.split('/').some(part => part === '.' || part === '..'))
      throw new Refusal('NAME_UNSAFE', `The name "${shown(name)}" could write outside the folder it is unpacked to.`)
    const folded = name.toLowerCase()
    if (this.#seen.has(folded) || this.#seen.has(folded.replace(/\/$/, '')) || this.#seen.has(`${folded}/`))
      throw new Refusal(
        'NAME_DUPLICATE',
        `The name "${shown(name)}" occurs more than once, or in upper and lower case.`,
      )
    this.#seen.add(folded)
    if (name.endsWith('/')) {
      this.#folders.add(name)
      return false
    }
    if (!isKnown(name)) throw new Refusal('NAME_UNKNOWN', `A package has no file named "${shown(name)}".`)
    return true
  }

  /** Folders that hold none of the files. */
  strayFolders(files: Iterable<string>): string[] {
    const used = new Set<string>()
    for (const path of files)
      for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) used.add(path.slice(0, at + 1))
    return [...this.#folders].filter(folder => !used.has(folder))
  }
}
