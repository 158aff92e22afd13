import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BUILT } from '../../src/built-clients.ts'
import { generatorSources } from '../../src/service/packages/generator.ts'
import { buildClients } from '../clients/build.ts'
import { buildWeb } from '../web/build.ts'

const ROOT = join(import.meta.dirname, '../..')
const DIST = join(ROOT, 'dist')

/** Files that are read at run time, beside the code. */
const isAsset = (path: string): boolean =>
  /^mappings\/.+\.(yaml|json)$|^templates\/verify\.html$|^demo\/[^/]+\/recording\.jsonl$|\.lock\.json$/.test(path)

/**
 * Makes `dist/`, what the npm package runs: the sources as JavaScript in the same tree (Node strips no types below
 * node_modules), the files they read, and a package.json of its own with version and `imports`.
 */
export async function buildDist(): Promise<void> {
  rmSync(DIST, { recursive: true, force: true })
  execFileSync(process.execPath, [join(ROOT, 'node_modules/@typescript/native/bin/tsc'), '-p', 'tools/pack'], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  for (const place of ['mappings', 'templates', 'demo', 'connectors', 'src'])
    for (const path of readdirSync(join(ROOT, place), { recursive: true, encoding: 'utf8' })) {
      const file = `${place}/${path}`
      if (!isAsset(file)) continue
      mkdirSync(dirname(join(DIST, file)), { recursive: true })
      cpSync(join(ROOT, file), join(DIST, file))
    }
  await buildWeb()
  await buildClients()
  cpSync(BUILT, join(DIST, 'connectors/built'), { recursive: true })
  cpSync(join(ROOT, 'web/app/dist'), join(DIST, 'web/app/dist'), { recursive: true })
  const { name, version, type } = manifest()
  const imports = { '#trust/platform': './src/trust/platform.js' }
  writeFileSync(join(DIST, 'package.json'), `${JSON.stringify({ name, version, type, imports }, null, 2)}\n`)
  writeFileSync(join(DIST, 'sources.json'), `${JSON.stringify(await generatorSources(), null, 2)}\n`)
}

export const manifest = (): { name: string; version: string; type: string; license: string } =>
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
