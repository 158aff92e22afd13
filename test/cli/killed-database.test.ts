import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { killServer } from '../store/embedded/processes.ts'
import { scratch, start } from './command.ts'

function place() {
  const made = scratch()
  const data = made.env.EXHIBIT_DATA_DIR ?? ''
  onTestFinished(async () => {
    await killServer(data)
    made.remove()
  })
  return { env: { ...made.env, EXHIBIT_PORT: '0' }, data }
}

test('a run goes on to its end when the embedded database is killed under it', async () => {
  const { env, data } = place()
  const demo = start(['demo', '--exit'], env)
  await demo.until('Reading account')
  await killServer(data)
  await demo.until('The database ended unexpectedly')
  const { code, stderr, stdout } = await demo.ended
  expect({ code, stderr }).toMatchObject({ code: 0 })
  expect(stderr).toMatch(/VALID/)
  expect(stdout).not.toMatch(/not read|reading_failed/)
}, 180_000)

test('a service whose database cannot be brought back ends, and not well', async () => {
  const { env, data } = place()
  const service = start(['serve'], env)
  await service.until('Exhibit serves')
  writeFileSync(join(data, 'postgres/data/PG_VERSION'), '9\n')
  await killServer(data)
  const { code, stderr } = await service.ended
  expect(code).toBe(3)
  expect(stderr.trim().split('\n').at(-1)).toMatch(
    /^exhibit: The database in .* was made by PostgreSQL 9.* \[data_dir_version\]$/,
  )
  rmSync(data, { recursive: true, force: true })
})
