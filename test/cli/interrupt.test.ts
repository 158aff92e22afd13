import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { scratch } from './command.ts'

const ROOT = join(import.meta.dirname, '../..')

/** `npm run <script>` in a process group of its own, as a terminal starts it. */
function npm(script: string) {
  const place = scratch()
  const child = spawn('npm', ['run', script], {
    cwd: ROOT,
    env: { ...place.env, EXHIBIT_PORT: '0', npm_config_update_notifier: 'false' },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  const served = Promise.withResolvers<void>()
  child.stderr.setEncoding('utf8').on('data', text => {
    stderr += text
    if (stderr.includes('Exhibit serves http://')) served.resolve()
  })
  const ended = new Promise<{ code: number | null; stderr: string }>(resolve =>
    child.once('close', code => {
      served.reject(new Error(`npm run ${script} ended: ${stderr}`))
      resolve({ code, stderr })
    }),
  )
  const group = -(child.pid ?? Number.NaN)
  onTestFinished(() => {
    if (child.exitCode === null) process.kill(group, 'SIGKILL')
    place.remove()
  })
  /** At Ctrl-C the signal goes to everybody in the group, and npm hands it on to its child: without a terminal, we do. */
  const ctrlC = async () => {
    process.kill(group, 'SIGINT')
    await sleep(200)
    // A service that is idle has ended by then.
    if (child.exitCode === null && child.signalCode === null) again(group)
  }
  const log = join(place.env.EXHIBIT_DATA_DIR ?? '', 'postgres/server.log')
  return { served: served.promise, ended, ctrlC, log }
}

/** The group may end between the look and the signal. */
function again(group: number): void {
  try {
    process.kill(group, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

test.each(['start', 'demo'])(
  'one Ctrl-C ends `npm run %s` in good order, though npm hands it on a second time',
  async script => {
    const running = npm(script)
    await running.served
    await running.ctrlC()
    const { code, stderr } = await running.ended
    expect({ code, stderr }).toMatchObject({ code: 0 })
    expect(stderr).not.toMatch(/npm error|interrupted/i)
    // Connections are closed before the server is: it cuts none off.
    expect(readFileSync(running.log, 'utf8')).not.toContain('FATAL')
  },
  240_000,
)
