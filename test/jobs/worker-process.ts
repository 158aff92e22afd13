import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

export interface WorkerProcess {
  readonly pid: number
  /** What it wrote on stderr. */
  said(): string
  /** Gives the exit status, or the signal. */
  kill(signal: NodeJS.Signals): Promise<number | string | null>
  readonly ended: Promise<number | string | null>
}

/** A real `exhibit …` process, of this checkout or of the `main.ts` given; killed when the test ends. */
export function startExhibit(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  main = MAIN,
): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', chunk => {
    text += chunk
  })
  const ended = new Promise<number | string | null>(resolve =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  )
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    pid: child.pid ?? 0,
    said: () => text,
    ended,
    kill: signal => {
      child.kill(signal)
      return ended
    },
  }
}

export async function until(what: string, test: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  for (const end = Date.now() + ms; !(await test()); ) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
