import { type ChildProcess, spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'

export interface Moto {
  readonly url: string
  /** As in `moto 5.2.1`; what it answers can differ from version to version. Empty without a moment. */
  readonly version: string
  stop(): void
}

/**
 * A moto server of our own, on a free port of the loopback. With `moment`, its clock stands there, and what it makes
 * follows from the requests alone (`moto/sitecustomize.py`). Rejects when moto is not installed.
 */
export async function startMoto(options: { port?: number; moment?: Date } = {}): Promise<Moto> {
  const port = options.port ?? (await freePort())
  const child = spawnMoto(port, options.moment)
  const url = `http://127.0.0.1:${port}`
  const died = new Promise<never>((_, reject) => {
    child.once('error', () => reject(new Error('moto_server is not installed')))
    child.once('exit', code => reject(new Error(`moto_server ended with ${code}`)))
  })
  died.catch(() => {})
  let said = ''
  child.stdout?.on('data', (more: Buffer) => {
    said = (said + more).slice(0, 100)
  })
  await Promise.race([untilUp(url), died])
  return { url, version: /^moto \S+(?=\n)/.exec(said)?.[0] ?? '', stop: () => void child.kill('SIGKILL') }
}

function spawnMoto(port: number, moment: Date | undefined): ChildProcess {
  const fixed = moment && {
    EXHIBIT_DEMO_MOMENT: String(moment.getTime() / 1000),
    PYTHONPATH: join(import.meta.dirname, 'moto'),
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONHASHSEED: '0',
    TZ: 'UTC',
  }
  return spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, MOTO_EC2_LOAD_DEFAULT_AMIS: 'false', MOTO_IAM_LOAD_MANAGED_POLICIES: 'true', ...fixed },
  })
}

export async function untilUp(url: string, seconds = 180): Promise<void> {
  for (let tries = 0; tries < seconds * 10; tries++) {
    const up = await fetch(`${url}/moto-api/`).then(
      answer => answer.ok,
      () => false,
    )
    if (up) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`nothing answers at ${url}`)
}

export async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
