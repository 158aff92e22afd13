import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export type Env = Readonly<Record<string, string | undefined>>

/** A command that runs: a real process with an environment of its own. */
export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves once stderr holds the text. */
  until(text: string): Promise<void>
  /** What it wrote to stderr until now. */
  said(): string
}

/** Nothing of this machine's AWS set-up reaches a command: no variables, no files, no instance role. */
export function bareEnv(home: string): Env {
  return { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8', AWS_EC2_METADATA_DISABLED: 'true' }
}

export function start(args: readonly string[], env: Env): Running {
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const out = { stdout: '', stderr: '' }
  const waiting = new Map<string, () => void>()
  child.stdout.setEncoding('utf8').on('data', text => {
    out.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    out.stderr += text
    for (const [awaited, told] of waiting) if (out.stderr.includes(awaited)) told()
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, ...out }))
  })
  const until = (text: string) =>
    new Promise<void>((resolve, reject) => {
      if (out.stderr.includes(text)) return resolve()
      waiting.set(text, resolve)
      void ended.then(() => reject(new Error(`the command ended without saying "${text}": ${out.stderr}`)))
    })
  return { child, ended, until, said: () => out.stderr }
}

export const run = (args: readonly string[], env: Env): Promise<Ended> => start(args, env).ended

export interface Scratch {
  readonly path: string
  /** An empty home, and a data directory of its own. */
  readonly env: Env
  remove(): void
}

export function scratch(): Scratch {
  const path = mkdtempSync(join(tmpdir(), 'exhibit-cli-'))
  const home = join(path, 'home')
  mkdirSync(home)
  const env = { ...bareEnv(home), EXHIBIT_DATA_DIR: join(path, 'data') }
  return { path, env, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) }
}
