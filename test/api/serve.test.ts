import { existsSync, mkdtempSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../demo/kit/moto.ts'
import { startExhibit, until, type WorkerProcess } from '../jobs/worker-process.ts'
import { query, testDatabase } from '../store/database.ts'
import { caller } from './service.ts'

async function environment() {
  const { url, dataDir, schema } = await testDatabase()
  onTestFinished(() => query(url, `drop schema if exists exhibit_queue_${schema} cascade`).then(() => {}))
  return { DATABASE_URL: url, EXHIBIT_DATA_DIR: dataDir, EXHIBIT_PORT: '0' }
}

async function serving(process: WorkerProcess): Promise<{ url: string; key: string | undefined }> {
  await until('it serves', () => /serves|\]$/m.test(process.said()))
  const url = /serves (http:\S+)/.exec(process.said())?.[1]
  if (url === undefined) throw new Error(process.said())
  return { url, key: /First admin key.*: (exk_[0-9a-f]{64})/.exec(process.said())?.[1] }
}

test('the first start tells the first admin key, once; a signal ends it in order', async () => {
  const env = await environment()
  const first = startExhibit(['serve'], env)
  const { url, key } = await serving(first)
  expect(key).toBeDefined()
  const admin = caller(url, key ?? '')
  expect((await admin('GET', '/v1/keys')).body.items).toMatchObject([{ scopes: ['admin'], createdBy: 'first start' }])
  expect(await first.kill('SIGTERM')).toBe(0)

  const second = startExhibit(['serve', '--role', 'api'], { ...env, EXHIBIT_LOG_LEVEL: 'debug' })
  const again = await serving(second)
  expect(again.key).toBeUndefined()
  const back = caller(again.url, key ?? '')
  expect((await back('GET', '/v1/keys?cursor=hush')).status).toBe(400)
  const { secret } = (await back('POST', '/v1/destinations', { name: 'x', url: 'https://grc.example/?t=hush' })).body
  const { secret: made } = (await back('POST', '/v1/keys', { name: 'hush', scopes: ['read'] })).body
  await until('requests are logged', () => second.said().split('answered').length > 3)
  for (const word of [key, secret, made, 'hush']) expect(second.said()).not.toContain(word)
  expect(await second.kill('SIGINT')).toBe(0)
})

test('the first admin key goes to a file where one is named, not to the log; where it cannot, none is made', async () => {
  const env = await environment()
  const file = join(env.EXHIBIT_DATA_DIR, 'first-admin-key')
  const nowhere = startExhibit(['serve'], { ...env, EXHIBIT_FIRST_KEY_FILE: join(env.EXHIBIT_DATA_DIR, 'a/b') })
  expect(await nowhere.ended).toBe(3)
  expect(nowhere.said()).toMatch(/cannot be written to .* \(ENOENT\).* \[output_unwritable\]$/m)

  const service = startExhibit(['serve', '--role', 'api'], { ...env, EXHIBIT_FIRST_KEY_FILE: file })
  const { url } = await serving(service)
  const secret = (await readFile(file, 'utf8')).trim()
  expect([(await stat(file)).mode & 0o777, service.said().includes(secret)]).toEqual([0o600, false])
  expect((await caller(url, secret)('GET', '/v1/me')).body).toMatchObject({ scopes: ['admin'] })
  expect(service.said()).toContain(`First admin key, kept in ${file}.`)
})

test('a port in use ends the start with one sentence', async () => {
  const port = await freePort()
  const holder = createServer().listen(port, '127.0.0.1')
  onTestFinished(() => void holder.close())
  const home = mkdtempSync(join(tmpdir(), 'exhibit-port-'))
  const fresh = { EXHIBIT_DATA_DIR: join(home, 'data'), DATABASE_URL: '' }
  const refused = startExhibit(['serve'], { ...fresh, EXHIBIT_PORT: String(port) })
  expect(await refused.ended).toBe(3)
  expect(refused.said().trim().split('\n').at(-1)).toMatch(
    /^exhibit: Port \d+ of 127\.0\.0\.1 is in use; .* \[port_in_use\]$/,
  )
  expect(refused.said()).not.toContain('First admin key')
  expect(existsSync(fresh.EXHIBIT_DATA_DIR)).toBe(false)
})

test('a data directory that cannot be made ends the start with one sentence', async () => {
  const env = await environment()
  const file = join(env.EXHIBIT_DATA_DIR, 'a-file')
  await writeFile(file, '')
  const refused = startExhibit(['serve'], { ...env, EXHIBIT_DATA_DIR: join(file, 'data') })
  expect(await refused.ended).toBe(3)
  expect(refused.said()).toMatch(/^exhibit: Cannot write .* \[data_dir_not_writable\]\n$/m)
})

test('a role that does not exist is a usage error', async () => {
  const refused = startExhibit(['serve', '--role', 'cook'], await environment())
  expect(await refused.ended).toBe(2)
  expect(refused.said()).toContain('api')
})
