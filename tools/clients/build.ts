import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILT, type BuiltClients, namesOf } from '../../src/built-clients.ts'

const ROOT = join(import.meta.dirname, '../..')
/** What the build was made of, beside it. */
const MADE_OF = join(BUILT, 'made-of')
const ENTRY = 'built:'

/**
 * Makes `connectors/built`: of each package of the AWS SDK what the product's own modules name, in one file each and
 * what they share in others, unless it is there and of these very names and packages. The SDK's packages hold every
 * operation of a service with its shapes, 15 MB in all, of which a run uses a sixth.
 */
export async function buildClients(): Promise<void> {
  const clients = named()
  const of = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(readFileSync(import.meta.filename))
    .update(JSON.stringify(clients))
    .digest('hex')
  if (existsSync(MADE_OF) && readFileSync(MADE_OF, 'utf8') === of) return
  rmSync(BUILT, { recursive: true, force: true })
  mkdirSync(BUILT, { recursive: true })
  const { rolldown } = await import('rolldown')
  const build = await rolldown({
    input: Object.fromEntries(Object.keys(clients).map(one => [one.replace('@aws-sdk/', ''), ENTRY + one])),
    platform: 'node',
    // The SDK's ES modules: of its CommonJS ones nothing can be left out.
    resolve: { conditionNames: ['import', 'module', 'node'], mainFields: ['module', 'main'] },
    plugins: [
      {
        name: 'only-what-is-named',
        resolveId: id => (id.startsWith(ENTRY) ? id : null),
        load: id =>
          id.startsWith(ENTRY)
            ? `export { ${clients[id.slice(ENTRY.length)]?.names.join(', ')} } from '${id.slice(ENTRY.length)}'`
            : null,
      },
    ],
  })
  // Names stay: the SDK puts some of them into what it says.
  const minify = { compress: true, mangle: false, codegen: true } as const
  await build.write({
    dir: BUILT,
    format: 'esm',
    minify,
    entryFileNames: '[name].mjs',
    chunkFileNames: 'shared/[hash].mjs',
  })
  await build.close()
  writeFileSync(join(BUILT, 'index.json'), JSON.stringify(clients))
  writeFileSync(MADE_OF, of)
}

/** Every name of the AWS SDK in the product's modules, with the version of the package it is of. */
function named(): BuiltClients {
  const names = new Map<string, Set<string>>()
  for (const file of globSync('{connectors,src}/**/*.ts', { cwd: ROOT }).sort())
    for (const [specifier, more] of namesOf(readFileSync(join(ROOT, file), 'utf8')))
      names.set(specifier, new Set([...(names.get(specifier) ?? []), ...more]))
  return Object.fromEntries(
    [...names]
      .filter(([, { size }]) => size > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([specifier, set]) => [specifier, { version: versionOf(specifier), names: [...set].sort() }]),
  )
}

const versionOf = (specifier: string): string =>
  JSON.parse(readFileSync(join(ROOT, 'node_modules', specifier, 'package.json'), 'utf8')).version
