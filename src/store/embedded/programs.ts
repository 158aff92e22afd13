import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import type { ServerAccount } from './account.ts'

const ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' }

/** Where a program of PostgreSQL finds the data. */
export interface DataAccess {
  readonly account: ServerAccount | null
  /** The data, as we see it. */
  readonly path: string
}

/**
 * Starts a program of PostgreSQL on its data. Another user cannot walk to a directory below one of mode 0700, such as
 * /root: as root we therefore open the directory and hand it over as descriptor 3, and the program goes to
 * `/proc/self/fd/3` (PostgreSQL works with relative paths once it is there).
 */
export function startProgram(
  program: string,
  args: (data: string) => readonly string[],
  { account, path }: DataAccess,
  options: Pick<SpawnOptions, 'detached'> & { stdio: ['pipe' | 'ignore', 'pipe' | number, 'pipe' | number] },
): ChildProcess {
  const common = { ...account, ...options, cwd: '/', env: ENVIRONMENT }
  if (!account || process.platform !== 'linux') return spawn(program, args(path), common)
  const directory = openSync(path, 'r')
  try {
    return spawn(program, args('/proc/self/fd/3'), { ...common, stdio: [...options.stdio, directory] })
  } finally {
    closeSync(directory)
  }
}

/** Runs a program to its end; gives its exit code and all it said. */
export function runProgram(
  program: string,
  args: (data: string) => readonly string[],
  data: DataAccess,
  input = '',
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = startProgram(program, args, data, { stdio: ['pipe', 'pipe', 'pipe'] })
    let output = ''
    const take = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
    child.on('error', reject)
    child.on('close', code => resolve({ code, output }))
  })
}
