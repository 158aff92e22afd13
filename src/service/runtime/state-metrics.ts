import { Gauge, Registry } from 'prom-client'
import type { Runtime } from './runtime.ts'
import { within } from './within.ts'

/** A scrape is not held up by a database that is silent: what it would have said is left out. */
const ANSWER_MS = 3_000

/** What the database says when it is asked: the same from every process. */
export function stateMetrics({ store }: Pick<Runtime, 'store'>): Registry {
  const registry = new Registry()
  const registers = [registry]
  const asked = async (ask: () => Promise<void>) => {
    await within(ANSWER_MS, ask(), () => new Error('silence')).catch(() => {})
  }
  new Gauge({
    name: 'exhibit_queue_depth',
    help: 'Work that waits, by queue',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset()
      await asked(async () => {
        for (const [queue, depth] of Object.entries(await store.monitor.backlog())) this.set({ queue }, depth)
      })
    },
  })
  new Gauge({
    name: 'exhibit_accounts_without_full_run',
    help: 'Connected accounts that have no full run yet',
    registers,
    async collect() {
      this.remove()
      await asked(async () => this.set((await store.monitor.freshness()).filter(({ at }) => at === null).length))
    },
  })
  new Gauge({
    name: 'exhibit_account_full_run_age_seconds',
    help: 'Age of the newest full run, by account',
    labelNames: ['account'],
    registers,
    async collect() {
      this.reset()
      await asked(async () => {
        for (const { account, seconds } of ageOf(await store.monitor.freshness())) this.set({ account }, seconds)
      })
    },
  })
  return registry
}

const ageOf = (all: readonly { account: string; at: string | null }[]) =>
  all.flatMap(({ account, at }) => (at === null ? [] : [{ account, seconds: (Date.now() - Date.parse(at)) / 1000 }]))
