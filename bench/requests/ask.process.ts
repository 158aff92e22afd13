import { parentPort } from 'node:worker_threads'

/** Asks an address, so many requests at once, for so long. */
export interface Load {
  readonly url: string
  readonly secret: string
  readonly atOnce: number
  readonly ms: number
}

/** Run as a thread, which lives on: is told what to ask, and tells how many requests a second were answered. */
parentPort?.on('message', async (load: Load | null) => {
  if (load === null) return parentPort?.close()
  const until = performance.now() + load.ms
  const counts = await Promise.all(Array.from({ length: load.atOnce }, () => asked(load, until)))
  parentPort?.postMessage(counts.reduce((all, one) => all + one, 0) / (load.ms / 1000))
})

async function asked({ url, secret }: Load, until: number): Promise<number> {
  let count = 0
  for (; performance.now() < until; count++) {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${secret}` } })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`)
  }
  return count
}
