import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { atExit } from './exit.ts'
import { inFolder } from './folder.ts'
import { type Noted, waitedBetween } from './noted.ts'

/** What the command and the image give node. */
export const AS_SHIPPED: NodeJS.ProcessEnv = { NODE_OPTIONS: '--max-semi-space-size=8', MALLOC_ARENA_MAX: '2' }

export interface Ended {
  readonly stdout: string
  readonly seconds: number
}

/** Runs a program to its end. Throws with what it said if it ends with anything but 0. */
export async function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const started = performance.now()
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  const [stdout, stderr, code] = await atExit(
    () => child.kill(),
    () => Promise.all([text(child.stdout), text(child.stderr), ended]),
  )
  if (code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${code}: ${stderr.slice(-2000)}`)
  return { stdout, seconds: (performance.now() - started) / 1000 }
}

export interface NodeEnded extends Ended {
  /** The most memory the process ever held, in MiB, as the kernel counted it; of the process alone, not of its children. */
  readonly peakMiB: number
  /** Processor time of all its threads. */
  readonly cpuSeconds: number
  /** Seconds between two moments (ms since 1970) in which its main thread had something to do and no core to do it on. */
  waited(from: number, to: number): number
}

/** Runs a TypeScript file as a process of its own. */
export async function runNode(
  file: string,
  args: readonly (string | number)[],
  env: NodeJS.ProcessEnv = {},
): Promise<NodeEnded> {
  return inFolder(async folder => {
    const notes = join(folder, 'notes')
    const preload = ['--import', join(import.meta.dirname, 'note-process.ts')]
    const ended = await run(process.execPath, [...preload, file, ...args.map(String)], {
      env: { ...process.env, ...env, BENCH_NOTES_FILE: notes },
    })
    const noted = JSON.parse(await readFile(notes, 'utf8')) as Noted
    const { peakKiB, cpuSeconds } = noted
    return { ...ended, peakMiB: peakKiB / 1024, cpuSeconds, waited: (from, to) => waitedBetween(noted, from, to) }
  })
}

/** What a process printed as its last line, which is JSON. */
export const answerOf = <T>({ stdout }: Ended): T => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T
