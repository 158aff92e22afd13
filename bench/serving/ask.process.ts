import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { Asking } from './serve.process.ts'

/** Run as a thread: asks one address after the other until it is told to end, then gives how many ms each answer took. */
const { urls, secret }: Asking = workerData
const took: number[] = []
let ended = false
parentPort?.once('message', () => {
  ended = true
})
while (!ended)
  for (const url of urls) {
    const started = performance.now()
    const answer = await fetch(url, { headers: { authorization: `Bearer ${secret}` } })
    await answer.arrayBuffer()
    took.push(performance.now() - started)
    if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`)
    await sleep(5)
  }
parentPort?.postMessage(took)
