import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Where `npm ci` puts what `tools/clients` makes. */
export const BUILT = join(import.meta.dirname, '../connectors/built')

/** What was built of each package of the AWS SDK: of which version, and the names that it exports. */
export interface BuiltClients {
  readonly [specifier: string]: { readonly version: string; readonly names: readonly string[] }
}

const SPECIFIER = /^@aws-sdk\/(client-[a-z0-9-]+|credential-providers)$/

/** `import { A, type B } from '…'` and `const { A } = await import('…')`; nothing else is written here. */
const IMPORTED =
  /(?:import\s+(type\s+)?|const\s+)\{([^}]*)\}\s*(?:from\s*|=\s*await\s+import\(\s*)['"](@aws-sdk\/[a-z0-9-]+)['"]/g

/** The names that a module has of each package of the AWS SDK, types left out. */
export function namesOf(source: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [, type, list = '', specifier = ''] of source.matchAll(IMPORTED)) {
    if (type !== undefined || !SPECIFIER.test(specifier)) continue
    const names = found.get(specifier) ?? new Set()
    for (const part of list.split(',').map(one => one.trim()))
      if (part !== '' && !part.startsWith('type ')) names.add(part.split(/\s*(?::|\sas\s)\s*/)[0] ?? part)
    found.set(specifier, names)
  }
  return found
}

/**
 * The file to load in place of a package of the AWS SDK: the parts of it that our modules name, which take a third of
 * the memory and less than half the time of the whole. Undefined where the importing module names something else, where
 * the package has another version by now (`root` is its folder), or where nothing was built.
 */
export function builtClient(specifier: string, importer: string, root: () => string): string | undefined {
  if (!SPECIFIER.test(specifier)) return undefined
  const names = namesOf(readFileSync(importer, 'utf8')).get(specifier)
  return names === undefined ? undefined : builtWith(specifier, [...names], root)
}

/** The same, for the names that are needed. */
export function builtWith(specifier: string, names: readonly string[], root: () => string): string | undefined {
  const one = index()[specifier]
  if (one === undefined || names.some(name => !one.names.includes(name))) return undefined
  return versionAt(root()) === one.version ? join(BUILT, `${specifier.replace('@aws-sdk/', '')}.mjs`) : undefined
}

/** Has every import of the AWS SDK in this thread answered by what was built of it. */
export function loadBuiltClients(): void {
  if (Object.keys(index()).length === 0) return
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      const { parentURL } = context
      if (!SPECIFIER.test(specifier) || !parentURL?.startsWith('file:')) return found
      const file = builtClient(specifier, fileURLToPath(parentURL), () => rootOf(fileURLToPath(found.url)))
      return file === undefined ? found : { url: pathToFileURL(file).href, format: 'module' }
    },
  })
}

/** The folder of a package of the AWS SDK, of the path of a file in it. */
export const rootOf = (path: string): string => /^.*[\\/]@aws-sdk[\\/][^\\/]+/.exec(path)?.[0] ?? path

let read: BuiltClients | undefined
function index(): BuiltClients {
  try {
    read ??= JSON.parse(readFileSync(join(BUILT, 'index.json'), 'utf8')) as BuiltClients
  } catch {
    read = {}
  }
  return read
}

const versions = new Map<string, string>()
function versionAt(root: string): string {
  const known = versions.get(root) ?? JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
  versions.set(root, known)
  return known
}
