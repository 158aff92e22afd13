import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What stands beside this repository where it is worked on: answers of real accounts, and a tool that knows AWS's models. */
export const SHARED = join(import.meta.dirname, '../../../shared')
export const hasShared = existsSync(join(SHARED, 'real-answers/serve.py'))

/** Case → operation (`rds.DescribeDBClusters`) → the status of each answer recorded. */
export type Cases = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>

export interface RealAnswers {
  readonly url: string
  readonly cases: Cases
  /** Answers as this case from now on; tells what was asked before: operation, and whether its answer was `recorded`. */
  as(name: string): Promise<readonly (readonly [operation: string, how: string])[]>
  stop(): void
}

export async function startRealAnswers(): Promise<RealAnswers> {
  const script = join(import.meta.dirname, 'serve_all.py')
  const child = spawn('python3', [script, join(SHARED, 'real-answers/serve.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const { url, cases } = JSON.parse(await nextOf(lines, child)) as Pick<RealAnswers, 'url' | 'cases'>
  return {
    url,
    cases,
    async as(name) {
      child.stdin.write(`${name}\n`)
      return JSON.parse(await nextOf(lines, child))
    },
    stop: () => void child.kill('SIGKILL'),
  }
}

async function nextOf(lines: AsyncIterator<string>, child: ChildProcess): Promise<string> {
  const { value, done } = await lines.next()
  if (done) throw new Error(`the server of real answers ended (${child.exitCode})`)
  return value
}
