import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { startNorthwind } from './northwind.ts'

/** `npm run demo:record`: makes `recording.jsonl.gz` anew, with our own collector, from the emulated account. */
const ROOT = join(import.meta.dirname, '..')
const scratch = await mkdtemp(join(tmpdir(), 'exhibit-record-'))
const northwind = await startNorthwind(step => console.error(`seeding ${step} …`))
try {
  const plain = join(scratch, 'recording.jsonl')
  const regions = ['--region', 'us-east-1', '--region', 'eu-west-1']
  const child = spawn(process.execPath, ['src/cli/main.ts', 'collect', ...regions, '--record', plain], {
    cwd: ROOT,
    env: { ...process.env, ...northwind.env, EXHIBIT_DATA_DIR: join(scratch, 'data') },
    stdio: 'inherit',
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`collect ended with ${code}`)
  await writeFile(join(ROOT, 'demo/recording.jsonl.gz'), gzipSync(await readFile(plain), { level: 9 }))
} finally {
  await northwind.stop()
  await rm(scratch, { recursive: true, force: true })
}
