import { spawn } from 'node:child_process'

/** What `npm run check` runs, each a script of package.json. */
const STEPS = {
  types: 'types',
  lint: 'lint and format',
  arrows: 'import arrows',
  style: 'plain English in what users read',
  unused: 'unused code and dependencies',
  licences: 'licences of run-time packages',
  openapi: 'openapi.yaml, as Redocly and Spectral recommend',
  containers: 'Dockerfile and compose file',
  generated: 'generated files',
} as const

/** Runs one npm script; gives its exit status and everything it said. */
function run(script: string): Promise<{ ok: boolean; said: string }> {
  const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk))
  return new Promise(resolve => child.once('close', code => resolve({ ok: code === 0, said })))
}

let failed = 0
for (const [script, what] of Object.entries(STEPS)) {
  const { ok, said } = await run(script)
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${what}`)
  if (ok) continue
  failed++
  console.log(said.trimEnd())
}
console.log(`${Object.keys(STEPS).length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
