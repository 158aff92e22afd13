import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectors } from '../connectors/index.ts'
import { RECORDED_AT } from './kit/clock.ts'
import { DEMO } from './kit/services.ts'
import { startNorthwind } from './northwind.ts'
import { recordingOf } from './record-service.ts'

/** `npm run demo:record -- [SERVICE …]`: records what the collector asks of these services (or of all) once more. */
const named = process.argv.slice(2)
const unknown = named.filter(name => !connectors.some(connector => connector.id === name))
if (unknown.length > 0) {
  console.error(`There is no service ${unknown.join(', ')}; there are ${connectors.map(c => c.id).join(', ')}.`)
  process.exit(2)
}
const northwind = await startNorthwind(step => console.error(`seeding ${step} …`), RECORDED_AT)
try {
  for (const connector of connectors) {
    if (named.length > 0 && !named.includes(connector.id)) continue
    await mkdir(join(DEMO, connector.id), { recursive: true })
    await writeFile(join(DEMO, connector.id, 'recording.jsonl'), await recordingOf(connector, northwind))
    console.error(`recorded demo/${connector.id}/recording.jsonl`)
  }
} finally {
  await northwind.stop()
}
