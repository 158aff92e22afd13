import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FrameworkError } from '../../frameworks/errors.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import { type Registry, requireLinks } from '../../frameworks/links.ts'
import { loadFramework } from '../../frameworks/parse.ts'

const BUILT_IN = join(import.meta.dirname, '../../../mappings')

/**
 * The built-in frameworks and those of a directory of the user's own, ordered by id. The user's links are checked
 * against the registry; a test checks ours. Throws FrameworkError: `unreadable`, `duplicate`, and what parsing and
 * linking throw.
 */
export async function loadFrameworks(registry: Registry, userDirectory?: string): Promise<LoadedFramework[]> {
  const own = userDirectory === undefined ? [] : await readMappings(userDirectory, 'user')
  const all = [...(await readMappings(BUILT_IN, 'built-in')), ...own]
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

/** Every `.yaml` and `.yml` file of a directory as a framework. */
export async function readMappings(directory: string, origin: LoadedFramework['origin']): Promise<LoadedFramework[]> {
  const names = (await reading(() => readdir(directory), 'The directory of mappings'))
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
  return Promise.all(
    names.map(async name => {
      const text = await reading(() => readFile(join(directory, name), 'utf8'), `Mapping ${name}`)
      return loadFramework(name.replace(/\.ya?ml$/, ''), text, origin)
    }),
  )
}

async function reading<T>(read: () => Promise<T>, what: string): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error'
    throw new FrameworkError('unreadable', `${what} could not be read (${code}).`, { cause: error })
  }
}
