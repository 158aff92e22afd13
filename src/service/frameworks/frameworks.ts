import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FrameworkError } from '../../frameworks/errors.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import { type Library, libraryOf } from '../../frameworks/library.ts'
import { type Registry, requireLinks } from '../../frameworks/links.ts'
import * as mappings from '../../frameworks/parse.ts'
import { BUILT_IN, readBuiltIn } from './built-in.ts'
import { reading } from './reading.ts'

const LIBRARY = ['objectives.yaml', 'not-collected.yaml']
const OTHERS = [...LIBRARY, 'schema.json', 'objectives.schema.json', 'not-collected.schema.json']
/** The long ones of ours are written as JSON, a control a line. */
const BUILT_IN_NAME = /\.(yaml|json)$/
const OWN_NAME = /\.ya?ml$/

/**
 * The built-in frameworks and those of a directory of the user's own, ordered by id. The user's links are checked
 * against the registry; a test checks ours. Throws FrameworkError: `unreadable`, `duplicate`, and what parsing and
 * linking throw.
 */
export async function loadFrameworks(
  registry: Registry & Pick<Library, 'sameAs'>,
  userDirectory?: string,
): Promise<LoadedFramework[]> {
  const library = await readLibrary(registry)
  const own = userDirectory === undefined ? [] : await readOwn(userDirectory, library)
  const all = [...(await readMappings(library)), ...own]
  const seen = new Set<string>()
  for (const { framework, origin } of all) {
    if (seen.has(framework.id)) {
      throw new FrameworkError('duplicate', `Two mappings are called ${framework.id}; rename yours and its version.`)
    }
    seen.add(framework.id)
    if (origin === 'user') requireLinks(framework, registry)
  }
  return all.sort((a, b) => (a.framework.id < b.framework.id ? -1 : 1))
}

/** What mappings may name: the built-in objectives, and what is not collected. */
export async function readLibrary(catalogue: Pick<Library, 'typesOf' | 'types' | 'sameAs'>): Promise<Library> {
  const [objectives, notCollected] = await Promise.all(LIBRARY.map(readBuiltIn))
  return libraryOf({ objectives, notCollected }, catalogue)
}

/** The built-in frameworks. */
export async function readMappings(library: Library): Promise<LoadedFramework[]> {
  const names = await namesIn(BUILT_IN, BUILT_IN_NAME)
  const loaded = await Promise.all(
    names.map(async name => mappings.loadBuiltIn(name.replace(BUILT_IN_NAME, ''), await readBuiltIn(name), library)),
  )
  return loaded.flat()
}

/** The frameworks of every `.yaml` and `.yml` file of a directory of the user's. */
async function readOwn(directory: string, library: Library): Promise<LoadedFramework[]> {
  const names = await namesIn(directory, OWN_NAME)
  const loaded = await Promise.all(
    names.map(async name => {
      const text = await reading(() => readFile(join(directory, name), 'utf8'), `Mapping ${name}`)
      return mappings.loadFrameworks(name.replace(OWN_NAME, ''), text, 'user', library)
    }),
  )
  return loaded.flat()
}

async function namesIn(directory: string, wanted: RegExp): Promise<string[]> {
  const names = await reading(() => readdir(directory), 'The directory of mappings')
  return names.filter(name => wanted.test(name) && !OTHERS.includes(name)).sort()
}
