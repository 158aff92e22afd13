import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from '../../demo/kit/moto.ts'
import { readConfig } from '../../src/config.ts'
import { openService } from '../../src/main.ts'
import { verifyPackage } from '../../src/package/verify/index.ts'
import { heldAgainst } from '../../src/package/verify/since.ts'
import { packageOf, replay } from '../service/replayed.ts'

vi.setConfig({ testTimeout: 120_000 })

const ROOT = join(import.meta.dirname, '../..')
const [saveServer, saveEmbedded, restoreServer, restoreEmbedded] = blocks()

/** The commands of the page, in its order. */
function blocks(): string[] {
  const page = readFileSync(join(ROOT, 'docs/operate.md'), 'utf8')
  return [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block)
}

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), 'exhibit-operate-'))
  chmodSync(path, 0o755)
  onTestFinished(() => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  return path
}

type Env = Readonly<Record<string, string>>

/** Runs commands of the page; gives what they print. */
function shell(script: string | undefined, env: Env): string {
  const own = `exhibit() { "${process.execPath}" "${ROOT}/src/cli/main.ts" "$@"; }\n`
  const ended = spawnSync('bash', ['-euo', 'pipefail', '-c', own + (script ?? 'exit 9')], {
    env: { PATH: process.env.PATH, HOME: tmpdir(), ...env },
    encoding: 'utf8',
  })
  expect([ended.status, ended.stderr]).toEqual([0, ended.stderr])
  return ended.stdout
}

/** One more run there, and its package. */
async function packageMade(env: Env): Promise<string> {
  const { runtime, close } = await openService(readConfig({ ...env, EXHIBIT_LOG_LEVEL: 'silent' }), { work: 'own' })
  try {
    return await packageOf(runtime, await replay(runtime))
  } finally {
    await close()
  }
}

/** Restored, nothing is amiss, and the package verifies. */
async function isWhole(told: string, dataDir: string): Promise<void> {
  expect(told).toContain('Everything is as it was recorded.')
  const [restored = ''] = readdirSync(join(dataDir, 'packages'))
  expect(await verifyPackage(join(dataDir, 'packages', restored))).toMatchObject({ valid: true })
}

test('an embedded database is backed up and restored with its data directory', async () => {
  const at = directory()
  const [here, there] = [join(at, 'data'), join(at, 'restored')]
  await packageMade({ EXHIBIT_DATA_DIR: here })
  shell(saveEmbedded, { BACKUP: at, EXHIBIT_DATA_DIR: here })
  await isWhole(shell(restoreEmbedded, { BACKUP: at, EXHIBIT_DATA_DIR: there }), there)
})

/** Programs of a PostgreSQL server that pg_dump is as new as. */
const BIN = readdirOf('/usr/lib/postgresql')
  .map(version => `/usr/lib/postgresql/${version}/bin`)
  .findLast(bin => existsSync(join(bin, 'pg_dump')) && existsSync(join(bin, 'initdb')))
const MAY = BIN !== undefined && (process.getuid?.() !== 0 || spawnSync('id', ['postgres']).status === 0)
if (!MAY) console.log('PostgreSQL is not installed: its backup is left out.')

function readdirOf(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort((a, b) => Number(a) - Number(b)) : []
}

/** A server of its own, as somebody who is not root. */
async function startPostgres(at: string): Promise<string> {
  const root = process.getuid?.() === 0
  const as = (...args: string[]) =>
    execFileSync(root ? 'runuser' : (args[0] ?? ''), root ? ['-u', 'postgres', '--', ...args] : args.slice(1), {
      stdio: 'ignore',
    })
  const [cluster, port] = [join(at, 'cluster'), await freePort()]
  mkdirSync(cluster)
  if (root) chownSync(cluster, Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })), 0)
  as(`${BIN}/initdb`, '-D', cluster, '-A', 'trust', '-U', 'exhibit', '--no-sync')
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`
  as(`${BIN}/pg_ctl`, '-D', cluster, '-o', options, '-l', join(cluster, 'log'), '-w', 'start')
  onTestFinished(() => void as(`${BIN}/pg_ctl`, '-D', cluster, '-m', 'immediate', 'stop'))
  return `postgres://exhibit@127.0.0.1:${port}`
}

test.skipIf(!MAY)('a PostgreSQL server is backed up, and restored into an empty one', async () => {
  const at = directory()
  const server = await startPostgres(at)
  for (const name of ['one', 'two'])
    execFileSync(`${BIN}/psql`, [`${server}/postgres`, '-qc', `create database ${name}`])
  const [here, there] = [
    { EXHIBIT_DATA_DIR: join(at, 'data'), DATABASE_URL: `${server}/one` },
    { EXHIBIT_DATA_DIR: join(at, 'restored'), DATABASE_URL: `${server}/two` },
  ]
  const PATH = `${BIN}:${process.env.PATH}`
  const before = await packageMade(here)
  shell(saveServer, { ...here, PATH, BACKUP: at })
  await isWhole(shell(restoreServer, { ...there, PATH, BACKUP: at }), there.EXHIBIT_DATA_DIR)
  // What comes next continues the same ledger.
  const next = await verifyPackage(await packageMade(there))
  expect(await heldAgainst(before, next)).toMatchObject({ valid: true, failures: [] })
})
