import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'

export const hasMoto = spawnSync('sh', ['-c', 'command -v moto_server']).status === 0

export interface Moto {
  readonly endpoint: string
  stop(): void
}

/** A moto server of its own on a free port, answering when this returns. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort()
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore', detached: true })
  const endpoint = `http://127.0.0.1:${port}`
  await answers(`${endpoint}/moto-api/`, child)
  return { endpoint, stop: () => child.pid && process.kill(-child.pid, 'SIGTERM') }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (child.exitCode !== null) throw new Error(`moto_server ended with ${child.exitCode}`)
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  throw new Error('moto_server did not answer within a minute')
}
