import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import type { CheckDigest, Manifest } from '../../package/format/manifest.ts'

const ROOT = join(import.meta.dirname, '../../..')
const run = promisify(execFile)

/** `exhibit <version>` as package.json has it. */
export async function toolName(): Promise<string> {
  return `exhibit ${await version()}`
}

async function version(): Promise<string> {
  return (JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version
}

/**
 * What made a package: version, commit (null outside a checkout), whether the checkout was modified, one digest over
 * the sources of all connectors and checks, one over what judges by them, and the mappings. Found once per process.
 */
export async function generatorOf(
  frameworks: readonly LoadedFramework[],
  commit: string | undefined,
  checks: readonly { readonly id: string }[],
): Promise<Manifest['generator']> {
  return {
    version: await version(),
    ...(await sourcesOf(commit)),
    checks: await digestsOf(checks),
    mappings: frameworks.map(({ framework, sha256, origin }) => ({ id: framework.id, sha256, origin })),
  }
}

/** Sorted by id. What the checks of this version are made from is written down when they change (tools/generate/check-digests.ts). */
async function digestsOf(checks: readonly { readonly id: string }[]): Promise<CheckDigest[]> {
  const { default: lock } = await import('../../../connectors/checks.lock.json', { with: { type: 'json' } })
  const digests: Readonly<Record<string, Omit<CheckDigest, 'id'>>> = lock
  return checks
    .map(({ id }) => {
      const digest = digests[id]
      if (!digest) throw new Error(`connectors/checks.lock.json lacks ${id}: run \`npm run generate\`.`)
      return { id, ...digest }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

const once = <T>(find: () => Promise<T>) => {
  let found: Promise<T> | undefined
  return () => {
    found ??= find()
    return found
  }
}
interface Sources {
  readonly commit: string | null
  readonly modified: boolean | null
  readonly checksSha256: string
  readonly rulesSha256: string
}

/** Of what the running code was made: an installed package notes it when it is packed, as it holds no sources. */
export const generatorSources = once(async (): Promise<Sources> => {
  const noted = await readFile(join(ROOT, 'sources.json'), 'utf8').catch(() => undefined)
  if (noted !== undefined) return JSON.parse(noted) as Sources
  const [checksSha256, rulesSha256] = [
    await digestOfSources(['connectors'], 'connectors'),
    await digestOfSources(RULES),
  ]
  return { ...(await readCheckout()), checksSha256, rulesSha256 }
})
/**
 * What turns evidence into findings, control statuses and exports: whole folders, so that nothing can be forgotten.
 * `npm run arrows` holds that these load nothing else of ours but connectors and look-ups.
 */
const RULES = [
  ...['src/assess', 'src/evidence', 'src/frameworks', 'src/package/format', 'src/package/exports'],
  'src/service/assess',
]

const sourcesOf = async (built: string | undefined): Promise<Sources> => ({
  ...(await generatorSources()),
  ...(built !== undefined && { commit: built, modified: false }),
})

async function readCheckout(): Promise<{ commit: string | null; modified: boolean | null }> {
  try {
    const { stdout: top } = await run('git', ['rev-parse', '--show-toplevel', 'HEAD'], { cwd: ROOT })
    const [directory, commit] = top.trim().split('\n')
    if (directory !== ROOT || commit === undefined) return { commit: null, modified: null }
    const { stdout: changes } = await run('git', ['status', '--porcelain', '--untracked-files=no'], { cwd: ROOT })
    return { commit, modified: changes.trim() !== '' }
  } catch {
    return { commit: null, modified: null }
  }
}

/** SHA-256 over the paths (below `base`) and contents of every source file of these places, in the order of their paths. */
async function digestOfSources(places: readonly string[], base = '.'): Promise<string> {
  const found = await Promise.all(places.map(sourcesIn))
  const hash = createHash('sha256')
  for (const file of found
    .flat()
    .map(path => relative(join(ROOT, base), path))
    .sort())
    hash
      .update(`${file}\0`)
      .update(await readFile(join(ROOT, base, file)))
      .update('\0')
  return hash.digest('hex')
}

async function sourcesIn(place: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, place), { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name))
}
