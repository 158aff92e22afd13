import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { joinServer } from '../../../src/store/embedded/index.ts'
import { processState } from '../../../src/store/embedded/process.ts'
import { query } from '../database.ts'
import { dataDirectory, killServer, serverPid, startJoiner } from './processes.ts'

// Each test makes a cluster of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 })

const isRunning = (pid: number | undefined): boolean => pid !== undefined && processState(pid) === 'alive'

test('processes that start at once on a new directory share one server; the last one out stops it', async () => {
  const dir = dataDirectory()
  const joiners = Array.from({ length: 4 }, () => startJoiner(dir))
  const urls = await Promise.all(joiners.map(joiner => joiner.url()))
  expect(new Set(urls).size).toBe(1)
  const pid = serverPid(dir)
  for (const joiner of joiners.slice(0, 3)) await joiner.leave()
  expect(isRunning(pid)).toBe(true)
  await query(urls[0] ?? '', 'select 1')
  await joiners[3]?.leave()
  expect(isRunning(pid)).toBe(false)
  expect(existsSync(join(dir, 'postgres/data/postmaster.pid'))).toBe(false)
})

test('the cluster is UTF-8 in the C locale, safe on disk, on 127.0.0.1 only, behind a password', async () => {
  const dir = dataDirectory()
  const joiner = startJoiner(dir)
  const url = await joiner.url()
  const settings = await query<{ name: string; setting: string }>(
    url,
    "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'unix_socket_directories', 'server_encoding')",
  )
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    server_encoding: 'UTF8',
  })
  expect(await query(url, "select datcollate from pg_database where datname = 'exhibit'")).toEqual([
    { datcollate: 'C' },
  ])
  expect(statSync(join(dir, 'postgres/password')).mode & 0o777).toBe(0o600)
  expect(statSync(join(dir, 'postgres/data')).mode & 0o777).toBe(0o700)
  const wrong = new URL(url)
  wrong.password = 'wrong'
  await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  await joiner.leave()
})

test('after kill -9 of node its orphaned server is joined, and stopped by the next one out', async () => {
  const dir = dataDirectory()
  const killed = startJoiner(dir)
  const url = await killed.url()
  const pid = serverPid(dir)
  await killed.kill()
  expect(isRunning(pid)).toBe(true)
  const next = startJoiner(dir)
  expect(await next.url()).toBe(url)
  await next.leave()
  expect(isRunning(pid)).toBe(false)
})

test('after kill -9 of everything the next start recovers what was committed', async () => {
  const dir = dataDirectory()
  const killed = startJoiner(dir)
  const url = await killed.url()
  await query(url, 'create table kept (n int); insert into kept values (42)')
  await Promise.all([killed.kill(), killServer(dir)])
  const next = startJoiner(dir)
  expect(await query(await next.url(), 'select n from kept')).toEqual([{ n: 42 }])
  await next.leave()
})

test('a zombie that still owns the pid is waited out', async () => {
  const dir = dataDirectory()
  const parent = startJoiner(dir)
  await parent.url()
  const pid = serverPid(dir) ?? 0
  // The parent sleeps and cannot ask for its child: the dead server stays a zombie.
  process.kill(parent.pid, 'SIGSTOP')
  process.kill(pid, 'SIGKILL')
  while (processState(pid) === 'alive') await sleep(10)
  expect(processState(pid)).toBe('zombie')
  const next = startJoiner(dir)
  const early = await Promise.race([next.said, sleep(700)])
  expect(early).toBeUndefined()
  await parent.kill()
  const url = await next.url()
  expect(serverPid(dir)).not.toBe(pid)
  await query(url, 'select 1')
  await next.leave()
})

test('a pid file whose pid is another program by now does not stop a start', async () => {
  const dir = dataDirectory()
  const first = startJoiner(dir)
  const pidFile = join(dir, 'postgres/data/postmaster.pid')
  await first.url()
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  await first.leave()
  writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'))
  const next = startJoiner(dir)
  await query(await next.url(), 'select 1')
  await next.leave()
})

test('a process that exits without leaving still stops the server if it was the last', async () => {
  const dir = dataDirectory()
  const joiner = startJoiner(dir)
  await joiner.url()
  const pid = serverPid(dir) ?? 0
  joiner.process.stdin?.write('exit\n')
  for (let i = 0; i < 200 && isRunning(pid); i++) await sleep(25)
  expect(isRunning(pid)).toBe(false)
})

test('a process killed while it made the cluster leaves nothing in the way', async () => {
  const dir = dataDirectory()
  const killed = startJoiner(dir)
  const base = join(dir, 'postgres')
  const making = () => existsSync(base) && readdirSync(base).some(name => name.startsWith('making-'))
  while (!making()) await sleep(5)
  await sleep(100)
  await killed.kill()
  expect(existsSync(join(base, 'data'))).toBe(false)
  const next = startJoiner(dir)
  await query(await next.url(), 'select 1')
  await next.leave()
  // The initdb of the killed one may have outlived the first clean-up.
  await sleep(3000)
  await (await joinServer(dir)).leave()
  expect(making()).toBe(false)
})

test('an existing cluster starts in less than three seconds', async () => {
  const dir = dataDirectory()
  await (await joinServer(dir)).leave()
  const started = performance.now()
  const server = await joinServer(dir)
  expect(performance.now() - started).toBeLessThan(3000)
  await query(server.url, 'select 1')
  await server.leave()
  expect(serverPid(dir)).toBeUndefined()
})

test('a directory that cannot be made, or is a file, is refused in one sentence', async () => {
  const dir = dataDirectory()
  const file = join(dir, 'file')
  writeFileSync(file, '')
  expect(await startJoiner(file).said).toMatch(/^failed data_dir_not_writable Cannot write .*file\/postgres: give/)
  expect(await startJoiner('/sys/exhibit').said).toMatch(/^failed data_dir_not_writable /)
})

test('a cluster of another major version, or a broken one, is refused and stays as it is', async () => {
  const dir = dataDirectory()
  const cluster = join(dir, 'postgres/data')
  mkdirSync(cluster, { recursive: true })
  expect(await startJoiner(dir).said).toMatch(/^failed data_dir_broken /)
  writeFileSync(join(cluster, 'PG_VERSION'), '16\n')
  expect(await startJoiner(dir).said).toMatch(
    /^failed data_dir_version .*made by PostgreSQL 16, this Exhibit brings 18/,
  )
  expect(readdirSync(cluster)).toEqual(['PG_VERSION'])
})

test('a server that is killed is started again where it was, for all who use it', async () => {
  const dir = dataDirectory()
  const joiners = [startJoiner(dir), startJoiner(dir)]
  const [url = ''] = await Promise.all(joiners.map(joiner => joiner.url()))
  await query(url, 'create table kept (id int)')
  const pids = new Set<number | undefined>()
  for (let deaths = 0; deaths < 2; deaths++) {
    pids.add(serverPid(dir))
    await killServer(dir)
    await vi.waitFor(() => query(url, 'select * from kept'), { timeout: 30_000, interval: 200 })
  }
  pids.add(serverPid(dir))
  expect(pids.size).toBe(3)
  await joiners[0]?.leave()
  await query(url, 'select 1')
  const pid = serverPid(dir)
  await joiners[1]?.leave()
  expect(isRunning(pid)).toBe(false)
})

test.each([
  ['cannot be started again', (data: string) => writeFileSync(join(data, 'PG_VERSION'), '9\n'), 'data_dir_version'],
  ['lost its files', (data: string) => renameSync(data, `${data}-away`), 'data_dir_broken'],
])('a server that is killed and %s is reported once, and nothing is made in its place', async (_, harm, code) => {
  const dir = dataDirectory()
  const lost: unknown[] = []
  const server = await joinServer(dir, { onLost: error => lost.push(error) })
  const pid = serverPid(dir) ?? 0
  harm(join(dir, 'postgres/data'))
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(() => expect(lost).toMatchObject([{ code }]), { timeout: 30_000 })
  await server.leave()
  expect(isRunning(serverPid(dir))).toBe(false)
  expect(lost).toHaveLength(1)
})
