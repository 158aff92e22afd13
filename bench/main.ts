import { availableParallelism, loadavg } from 'node:os'
import { type Figure, linesOf } from './kit/figure.ts'

type Bench = (flags: readonly string[]) => Promise<Figure[]>

const BENCHES: Readonly<Record<string, () => Promise<{ default: Bench }>>> = {
  collect: () => import('./collect/index.ts'),
  growth: () => import('./collect/growth.ts'),
  memory: () => import('./collect/memory.ts'),
  calls: () => import('./collect/calls.ts'),
  peers: () => import('./collect/peers.ts'),
  checks: () => import('./assess/index.ts'),
  throttle: () => import('./throttle/index.ts'),
  catalogue: () => import('./catalogue/index.ts'),
  start: () => import('./start/index.ts'),
  redact: () => import('./collect/redact.ts'),
  accounts: () => import('./accounts/index.ts'),
  fleet: () => import('./fleet/index.ts'),
  serving: () => import('./serving/index.ts'),
  lists: () => import('./lists/index.ts'),
  requests: () => import('./requests/index.ts'),
  deliveries: () => import('./deliveries/index.ts'),
  verify: () => import('./package/verify.ts'),
  package: () => import('./package/build.ts'),
  pdf: () => import('./package/report.ts'),
  identity: () => import('./identity/index.ts'),
  ledger: () => import('./ledger/index.ts'),
}

const flags = process.argv.slice(2).filter(word => word.startsWith('--'))
const asked = process.argv.slice(2).filter(word => !word.startsWith('--'))
if (flags.includes('--help')) {
  console.log(`npm run bench -- [NAME …], of ${Object.keys(BENCHES).join(', ')}; all of them without a name.`)
  process.exit(0)
}
const unknown = asked.find(name => !(name in BENCHES))
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}"; there are ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const load = () => loadavg()[0]?.toFixed(1)
console.log(
  `node ${process.version}, ${availableParallelism()} cores, load average ${load()} before anything was measured`,
)
for (const [name, read] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const started = performance.now()
  const { default: bench } = await read()
  const figures = await bench(flags)
  console.log(`${name} (${((performance.now() - started) / 1000).toFixed(0)} s, load average ${load()})`)
  for (const line of figures.flatMap(linesOf)) console.log(`  ${line}`)
}
