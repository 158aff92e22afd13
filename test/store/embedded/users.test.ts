import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { binaries } from '../../../src/store/embedded/binaries.ts'
import { canChangeUsers, isRoot } from '../../kit/machine.ts'
import { query } from '../database.ts'
import { copyOfPackage, dataDirectory, NOBODY, serverPid, startJoiner } from './processes.ts'

vi.setConfig({ testTimeout: 180_000 })

const asRoot = test.runIf(canChangeUsers)

asRoot('as root, the server runs as another user, in a directory that user could not walk to', async () => {
  const dir = dataDirectory()
  const deep = join(dir, 'private', 'data')
  mkdirSync(deep, { recursive: true, mode: 0o700 })
  const joiner = startJoiner(deep)
  await query(await joiner.url(), 'select 1')
  expect(statSync(dir).mode & 0o077).toBe(0)
  const { uid } = statSync(join(deep, 'postgres/data'))
  expect(uid).toBeGreaterThanOrEqual(60_706)
  expect(uid).toBeLessThanOrEqual(61_183)
  expect(readFileSync('/etc/passwd', 'utf8')).not.toContain(`:${uid}:`)
  const status = readFileSync(`/proc/${serverPid(deep)}/status`, 'utf8')
  expect(status).toMatch(new RegExp(`^Uid:(\\t${uid}){4}$`, 'm'))
  expect(status).toMatch(new RegExp(`^Gid:(\\t${uid}){4}$`, 'm'))
  expect(status).toMatch(/^Groups:\s*$/m)
  // Who is nobody gets nowhere near its files by way of its process.
  const probe = `ls -d /proc/${serverPid(deep)}/cwd/; echo trust > /proc/${serverPid(deep)}/cwd/pg_hba.conf`
  const { status: refused, stderr } = spawnSync('sh', ['-c', probe], { ...NOBODY, cwd: '/', encoding: 'utf8' })
  expect([refused === 0, stderr.match(/denied/g)?.length]).toEqual([false, 2])
  await joiner.leave()
})

asRoot('a database that an earlier Exhibit ran as nobody gets a user of its own at the next start', async () => {
  const dir = dataDirectory()
  const first = startJoiner(dir)
  await query(await first.url(), 'create table kept (n int)')
  await first.leave()
  const cluster = join(dir, 'postgres/data')
  spawnSync('chown', ['-R', `${NOBODY.uid}:${NOBODY.gid}`, cluster])
  const outside = join(dir, 'outside')
  writeFileSync(outside, 'root')
  symlinkSync(outside, join(cluster, 'planted'))
  linkSync(outside, join(cluster, 'linked'))
  writeFileSync(join(cluster, 'pg_hba.conf'), 'host all all 0.0.0.0/0 trust\n')
  const again = startJoiner(dir)
  const url = await again.url()
  expect(await query(url, 'select * from kept')).toEqual([])
  const { uid } = statSync(`/proc/${serverPid(dir)}`)
  expect(uid).toBeGreaterThanOrEqual(60_706)
  expect(spawnSync('find', [cluster, '!', '-uid', String(uid)], { encoding: 'utf8' }).stdout).toBe(
    `${cluster}/linked\n`,
  )
  expect(statSync(outside).uid).toBe(0)
  const wrong = new URL(url)
  wrong.password = 'wrong'
  await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  await again.leave()
})

asRoot('an ordinary user runs the server as themselves', async () => {
  const dir = dataDirectory(NOBODY)
  const joiner = startJoiner(dir, NOBODY)
  await query(await joiner.url(), 'select 1')
  const owner = statSync(join(dir, 'postgres/data'))
  expect(owner.uid).toBe(NOBODY.uid)
  // Root joins what an ordinary user started.
  const root = startJoiner(dir)
  expect(await root.url()).toBe(await joiner.url())
  await joiner.leave()
  expect(serverPid(dir)).toBeDefined()
  await root.leave()
  expect(serverPid(dir)).toBeUndefined()
})

asRoot('root starts the database of an ordinary user as that user, who can use it again', async () => {
  const dir = dataDirectory(NOBODY)
  for (const who of [NOBODY, {}, NOBODY]) {
    const joiner = startJoiner(dir, who)
    await query(await joiner.url(), 'select 1')
    expect(statSync(`/proc/${serverPid(dir)}`).uid).toBe(NOBODY.uid)
    await joiner.leave()
  }
})

asRoot('a user that has no name is told what PostgreSQL misses', async () => {
  const numbered = { uid: 4242, gid: 4242 }
  expect(await startJoiner(dataDirectory(numbered), numbered).said).toMatch(/^failed server_failed .*user ID 4242/)
})

asRoot('an ordinary user is refused where they cannot write, and where root made the database', async () => {
  const dir = dataDirectory()
  chmodSync(dir, 0o755)
  expect(await startJoiner(join(dir, 'new'), NOBODY).said).toMatch(/^failed data_dir_not_writable /)
  const root = startJoiner(dir)
  await root.url()
  expect(await startJoiner(dir, NOBODY).said).toMatch(/^failed data_dir_(owner|not_writable) /)
  await root.leave()
})

test('links of shared libraries that npm did not make are made', () => {
  const native = copyOfPackage()
  const link = join(native, 'lib/libpq.so.5')
  expect(existsSync(link)).toBe(false)
  const account = isRoot ? NOBODY : null
  if (isRoot) chmodSync(join(native, '..'), 0o755)
  const programs = binaries(account, native)
  expect(programs).toMatchObject({ major: '18', initdb: join(native, 'bin/initdb') })
  expect(existsSync(link)).toBe(true)
})

asRoot('programs that the other user cannot reach are copied to where they can', () => {
  const native = copyOfPackage()
  const programs = binaries(NOBODY, native)
  expect(programs.initdb.startsWith(native)).toBe(false)
  const copy = join(programs.initdb, '../../..')
  expect(statSync(copy)).toMatchObject({ uid: 0 })
  expect(statSync(copy).mode & 0o022).toBe(0)
  expect(binaries(NOBODY, native)).toEqual(programs)
})

asRoot('a file system that became read-only is named, whichever file is the first to be refused', async ({ skip }) => {
  const dir = dataDirectory()
  const disk = join(dir, 'disk')
  mkdirSync(disk)
  if (spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', disk]).status !== 0) skip('No tmpfs can be mounted here.')
  try {
    const before = startJoiner(disk)
    await before.url()
    await before.leave()
    for (const removed of ['', 'started-in', 'server.log']) {
      if (removed !== '') rmSync(join(disk, 'postgres', removed))
      spawnSync('mount', ['-o', 'remount,ro', disk])
      expect(await startJoiner(disk).said).toMatch(/^failed data_dir_not_writable (Cannot write|The file system of) /)
      spawnSync('mount', ['-o', 'remount,rw', disk])
    }
  } finally {
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
})

asRoot('a full disk is named, and leaves no half-made database', async ({ skip }) => {
  const dir = dataDirectory()
  const small = join(dir, 'small')
  mkdirSync(small)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', small]).status === 0
  if (!mounted) skip('No tmpfs can be mounted here.')
  try {
    expect(await startJoiner(small).said).toMatch(/^failed disk_full No space is left/)
    expect(existsSync(join(small, 'postgres/data'))).toBe(false)
  } finally {
    spawnSync('umount', ['-l', small])
    rmSync(small, { recursive: true, force: true })
  }
})

const NEW_PIDS = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc']

asRoot('a directory that another container uses is refused, since its server cannot be seen', async ({ skip }) => {
  if (spawnSync('unshare', [...NEW_PIDS.slice(1), 'true']).status !== 0) skip('No pid namespace can be made here.')
  const dir = dataDirectory()
  const joiner = startJoiner(dir)
  const url = await joiner.url()
  expect(await startJoiner(dir, { within: NEW_PIDS }).said).toMatch(/^failed data_dir_in_use /)
  await query(url, 'select 1')
  await joiner.leave()
  const alone = startJoiner(dir, { within: NEW_PIDS })
  await query(await alone.url(), 'select 1')
  expect(await startJoiner(dir).said).toMatch(/^failed data_dir_in_use /)
  await alone.leave()
})
