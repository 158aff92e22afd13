import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Plugin, rolldown } from 'rolldown'
import { english } from '../generate/verify-page/bundle.ts'
import { licences } from '../generate/verify-page/licences.ts'

const ROOT = join(import.meta.dirname, '../..')
const DIST = join(ROOT, 'dist/exhibit-verify')

/** Re-performance needs every check: the small package has none, and no option that would ask for it. */
const noChecks: Plugin = {
  name: 'no-checks',
  load: id => (/service[\\/]reperform[\\/]index\.ts$/.test(id) ? 'export const reperformPackage = undefined' : null),
}

/**
 * Makes `exhibit-verify`: the verifier of the command alone, in one script (and its thread), with no dependencies, and
 * packs it. Prints the path of the tarball.
 */
rmSync(DIST, { recursive: true, force: true })
const packages = new Set<string>()
for (const [name, input] of [
  ['src/cli/main', 'src/cli/verify-alone.ts'],
  ['src/cli/findings.worker', 'src/package/verify/findings.worker.ts'],
] as const)
  for (const folder of await bundle(input, join(DIST, `${name}.js`))) packages.add(folder)

const { version, license, type } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const manifest = {
  ...{ name: 'exhibit-verify', version, license, type },
  description: 'Verifies packages of Exhibit offline: signature, timestamp, ledger proofs and every file.',
  bin: { 'exhibit-verify': 'bin/exhibit-verify.mjs' },
  engines: { node: '>=22.18' },
}
writeFileSync(join(DIST, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
writeFileSync(join(DIST, 'README.md'), readFileSync(join(import.meta.dirname, 'exhibit-verify.md')))
writeFileSync(join(DIST, 'THIRD-PARTY-NOTICES'), await licences([...packages].sort()))
cpSync(join(ROOT, 'LICENSE'), join(DIST, 'LICENSE'))
mkdirSync(join(DIST, 'bin'))
const starter = readFileSync(join(ROOT, 'bin/exhibit.mjs'), 'utf8')
writeFileSync(
  join(DIST, 'bin/exhibit-verify.mjs'),
  starter.replaceAll('exhibit:', 'exhibit-verify:').replace('../dist/', '../'),
  { mode: 0o755 },
)
const to = process.argv[2] ?? ROOT
console.log(execFileSync('npm', ['pack', '--silent', '--pack-destination', to], { cwd: DIST, encoding: 'utf8' }).trim())

async function bundle(input: string, file: string): Promise<string[]> {
  const build = await rolldown({
    input: join(ROOT, input),
    cwd: ROOT,
    platform: 'node',
    tsconfig: false,
    plugins: [noChecks, english],
    transform: { target: 'node22' },
  })
  const { output } = await build.write({ file, format: 'esm', codeSplitting: false, comments: false })
  await build.close()
  const modules = output.flatMap(chunk => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []))
  return modules.flatMap(id => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? [])
}
