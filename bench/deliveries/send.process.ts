import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { v7 } from 'uuid'
import { readConfig } from '../../src/config.ts'
import { openService } from '../../src/main.ts'
import { createDestination } from '../../src/service/deliveries/destinations.ts'

export interface Measured {
  /** Deliveries a second of a burst. */
  readonly one: number
  readonly hundred: number
  /** Ms from the delivery being written to its arrival, in waves of one to each of ten. */
  readonly calm: readonly number[]
  readonly beside: readonly number[]
}

const BURST = 300
const WAVES = 40
/** Fewer than the service sends: what is measured is the way, not a jam. */
const AT_ONCE = 10
const EVERY_MS = 1000

/** Run as a process: a service that delivers to receivers in a thread of their own. */
const { runtime, close } = await openService(readConfig(process.env), { work: 'shared' })
const receiver = new Worker(new URL('./receive.process.ts', import.meta.url))
const [port] = (await once(receiver, 'message')) as [number]
const arrived: number[] = []
receiver.on('message', (ms: number) => arrived.push(ms))

const all = await Promise.all(Array.from({ length: 100 }, (_, n) => destination(`/${n}`)))
const [first = ''] = all
const one = await burst([first])
const hundred = await burst(all)
const calm = await waves(all)
const hanging = await destination('/hang')
const beside = await waves(all, hanging)
await receiver.terminate()
console.log(JSON.stringify({ one, hundred, calm, beside } satisfies Measured))
await close()

async function destination(path: string): Promise<string> {
  const config = { url: `http://127.0.0.1:${port}${path}` }
  const asked = { name: path, kind: 'webhook', config, events: [], enabled: true }
  return (await createDestination(runtime, asked)).destination.id
}

async function deliverTo(destinations: readonly string[]): Promise<void> {
  const ids = await runtime.store.transaction(async tx => {
    const payload = JSON.stringify({ type: 'package.ready', at: Date.now() })
    const about = { eventType: 'package.ready', package: null, payload }
    const made = await tx.deliveries.enqueueAll(
      destinations.map(destination => ({ destination, event: v7(), ...about })),
    )
    return made.map(({ id }) => id)
  })
  await Promise.all(ids.map(id => runtime.queue.deliver(id, 0)))
}

async function burst(destinations: readonly string[]): Promise<number> {
  arrived.length = 0
  const list = Array.from({ length: BURST }, (_, n) => destinations[n % destinations.length] ?? '')
  const started = performance.now()
  await deliverTo(list)
  while (arrived.length < BURST) await sleep(5)
  return BURST / ((performance.now() - started) / 1000)
}

/** One delivery to each of some, wave after wave; `hanging` gets one with each wave as well. */
async function waves(destinations: readonly string[], hanging?: string): Promise<number[]> {
  arrived.length = 0
  for (let wave = 0; wave < WAVES; wave++) {
    const next = sleep(EVERY_MS)
    const some = Array.from(
      { length: AT_ONCE },
      (_, n) => destinations[(wave * AT_ONCE + n) % destinations.length] ?? '',
    )
    await deliverTo(hanging === undefined ? some : [hanging, ...some])
    await next
  }
  while (arrived.length < WAVES * AT_ONCE) await sleep(5)
  return [...arrived]
}
