import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FrameworkError } from '../../frameworks/errors.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import { type Library, parseLibrary } from '../../frameworks/library.ts'
import { type Registry, requireLinks } from '../../frameworks/links.ts'
import * as mappings from '../../frameworks/parse.ts'

const BUILT_IN = join(import.meta.dirname, '../../../mappings')
const LIBRARY = ['objectives.yaml', 'not-collected.yaml']
const OTHERS = [...LIBRARY, 'schema.json', 'objectives.schema.json', 'not-collected.schema.json']
/** The long ones of ours are JSON, a control a line: YAML of that size takes a second to read. */
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
  const own = userDirectory === undefined ? [] : await readMappings(userDirectory, 'user', library)
  const all = [...(await readMappings(BUILT_IN, 'built-in', library)), ...own]
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
  const [objectives, notCollected] = await Promise.all(
    LIBRARY.map(name => reading(() => readFile(join(BUILT_IN, name), 'utf8'), `Mapping ${name}`)),
  )
  return parseLibrary({ objectives: objectives ?? '', notCollected: notCollected ?? '' }, catalogue)
}

/** The frameworks of every `.yaml` and `.yml` file of a directory. */
export async function readMappings(
  directory: string,
  origin: LoadedFramework['origin'],
  library: Library,
): Promise<LoadedFramework[]> {
  const names = (await reading(() => readdir(directory), 'The directory of mappings'))
    .filter(name => (origin === 'built-in' ? BUILT_IN_NAME : OWN_NAME).test(name) && !OTHERS.includes(name))
    .sort()
  const loaded = await Promise.all(
    names.map(async name => {
      const text = await reading(() => readFile(join(directory, name), 'utf8'), `Mapping ${name}`)
      if (name.endsWith('.json')) return mappings.loadJson(name.replace(BUILT_IN_NAME, ''), text, library)
      return mappings.loadFrameworks(name.replace(OWN_NAME, ''), text, origin, library)
    }),
  )
  return loaded.flat()
}

async function reading<T>(read: () => Promise<T>, what: string): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error'
    throw new FrameworkError('unreadable', `${what} could not be read (${code}).`, { cause: error })
  }
}
