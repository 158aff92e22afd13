import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../../src/config.ts'
import { openService } from '../../src/main.ts'

/** Run as a process: `FOLDER N`; a worker that says that it is ready by a file with its process id, works until there is a run `end`, and leaves the seconds of processor it took for that. */
const [, , folder = '', name = ''] = process.argv
const { runtime } = await openService(readConfig(process.env), { work: 'shared', quiet: true })
writeFileSync(join(folder, `ready-${name}`), `${process.pid}`)
const started = process.cpuUsage()
process.once('exit', () => {
  const { user, system } = process.cpuUsage(started)
  writeFileSync(join(folder, `worked-${name}`), String((user + system) / 1e6))
})
for (;;) {
  await sleep(100)
  const [last] = (await runtime.store.runs.list({}, { limit: 1 })).items
  if (last?.label === 'end') break
}
// What hangs is not waited for.
process.exit(0)
