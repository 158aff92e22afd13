import { join } from 'node:path'
import { isAllowed } from './allowed.ts'
import { runtimePackages } from './packages.ts'

/** Names every run-time package whose licence is not permissive, or not stated. */
const refused = runtimePackages(join(import.meta.dirname, '../..')).filter(p => !isAllowed(p.licence))
for (const { name, version, licence } of refused)
  console.log(
    `${name} ${version}: ${licence ?? 'no licence stated'} is not a permissive licence (tools/licences/allowed.ts)`,
  )
if (refused.length > 0) process.exitCode = 1
