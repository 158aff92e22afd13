import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../../src/config.ts'
import { openService } from '../../src/main.ts'
import { connectAccount } from '../../src/service/accounts/accounts.ts'
import { cancelRun } from '../../src/service/runs/cancel-run.ts'
import { submitRun } from '../../src/service/runs/submit-run.ts'
import { createSchedule } from '../../src/service/schedules/manage-schedules.ts'
import { runNode } from '../kit/process.ts'
import { type Fault, type Fleet, REGIONS, startFleet } from './aws.ts'
import { limitedTo } from './share.ts'

/** What is asked for: a run over so many accounts by so many workers, or what a schedule fires at its next ticks. */
export interface Asked {
  readonly accounts: number
  readonly workers: number
  readonly latencyMs: number
  /** Of one account, which is not measured then. */
  readonly fault?: Fault['kind']
  /** Of one core, for each worker; as much as there is without it. */
  readonly share?: number
  /** After the same run once before, as workers live for weeks; with all of the cores. */
  readonly warm?: boolean
  readonly ticks?: number
}

export interface Measured {
  /** From the first call until every target has ended, those of the account with the fault left out. */
  readonly seconds: number
  readonly calls: number
  /** Of the workers, the most. */
  readonly peakMiB: number
  /** Of the workers together, their start left out. */
  readonly cpuSeconds: number
  /** Whether each worker had no more than its share of a core. */
  readonly shared: boolean
  /** From each tick to the first call, in ms. */
  readonly ticks: readonly number[]
}

const TYPES = [
  ...['customer-gateway', 'dhcp-options', 'egress-only-internet-gateway', 'elastic-ip', 'flow-log', 'internet-gateway'],
  ...['nat-gateway', 'network-interface', 'subnet', 'volume', 'vpc', 'vpn-gateway'],
].map(type => `aws.ec2.${type}`)
const WORK = join(import.meta.dirname, 'work.process.ts')

/** Run as a process: what is {@link Asked} as JSON, the AWS of all accounts within; prints what was {@link Measured}. */
const asked = JSON.parse(process.argv[2] ?? '') as Asked
const accounts = Array.from({ length: asked.accounts }, (_, n) => String(100_000_000_000 + n))
const odd = asked.fault && { kind: asked.fault, accounts: accounts.slice(0, 1) }
const fleet = await startFleet(asked.latencyMs, odd ?? null)
process.env.AWS_ENDPOINT_URL = fleet.url
const config = readConfig(process.env)
const { runtime, close } = await openService(config, { work: 'none' })
for (const account of accounts) {
  const access = { kind: 'role' as const, roleArn: `arn:aws:iam::${account}:role/exhibit` }
  await connectAccount(runtime, { account, name: account, access, regions: null, tags: {}, enabled: true })
}
const groups: ReturnType<typeof limitedTo>[] = []
const workers = Promise.all(
  Array.from({ length: asked.workers }, (_, n) => runNode(WORK, [config.dataDir, n], process.env)),
)
const working = workers.then(() => {
  throw new Error('a worker ended before it was told to')
})
await Promise.race([measuredFleet(), working]).then(async found => {
  working.catch(() => {})
  await submit('end', [])
  const ended = await workers
  fleet.close()
  await close()
  const peakMiB = Math.max(...ended.map(one => one.peakMiB))
  const cpuSeconds = ended.reduce((sum, _, n) => sum + Number(readFileSync(join(config.dataDir, `worked-${n}`))), 0)
  for (const end of groups) end?.()
  const shared = groups.length > 0 && groups.every(end => end !== undefined)
  console.log(JSON.stringify({ ...found, calls: fleet.calls, peakMiB, cpuSeconds, shared } satisfies Measured))
})

async function measuredFleet(): Promise<Pick<Measured, 'seconds' | 'ticks'>> {
  const ready = Array.from({ length: asked.workers }, (_, n) => join(config.dataDir, `ready-${n}`))
  while (!ready.every(file => existsSync(file) && readFileSync(file, 'utf8') !== '')) await sleep(50)
  const { share, warm } = asked
  if (warm === true) await endOfRun('warm')
  if (share !== undefined) groups.push(...ready.map(file => limitedTo(share, Number(readFileSync(file, 'utf8')))))
  if (asked.ticks !== undefined) return { seconds: 0, ticks: await ticks(fleet, asked.ticks) }
  fleet.forget()
  const ended = await endOfRun('measured')
  return { seconds: (ended - (fleet.firstAt ?? 0)) / 1000, ticks: [] }
}

/** Runs over all accounts. Resolves with when the last of the others' targets ended. */
async function endOfRun(label: string): Promise<number> {
  const run = await submit(label, accounts)
  let ended: number | undefined
  while (ended === undefined) {
    await sleep(100)
    ended = endOf(await runtime.store.targets.list(run.id))
  }
  // What comes after is measured elsewhere (`accounts`); a small run has ended by now.
  await cancelRun(runtime, run.id, 'bench').catch(() => {})
  return ended
}

function submit(label: string, of: readonly string[]) {
  const request = { accounts: of.length > 0 ? of : accounts.slice(0, 1), regions: [...REGIONS], frameworks: null }
  const trigger = { kind: 'api' as const, actor: 'bench' }
  return submitRun(runtime, { request: { ...request, types: TYPES, destinations: [], options: {} }, trigger, label })
}

/** When the last of the others' targets ended; undefined while one has not. */
function endOf(targets: Awaited<ReturnType<typeof runtime.store.targets.list>>): number | undefined {
  const others = targets.filter(({ account }) => !odd?.accounts.includes(account))
  const wanted = (accounts.length - (odd ? 1 : 0)) * (1 + REGIONS.length)
  const failed = others.find(({ status }) => status === 'failed' || status === 'refused')
  if (failed) throw new Error(`a target ended as ${failed.status}: ${failed.error?.message}`)
  if (others.filter(({ status }) => status === 'done').length < wanted) return undefined
  return Math.max(...others.map(({ finishedAt }) => Date.parse(finishedAt ?? '')))
}

/** Fires each minute; a tick counts where its run began with it. */
async function ticks({ forget }: Fleet, count: number): Promise<number[]> {
  const request = { accounts: accounts.slice(0, 1), regions: [...REGIONS], frameworks: null, types: TYPES }
  const rest = { overlap: 'skip' as const, enabled: true }
  await createSchedule(runtime, {
    ...{ name: 'Bench', cron: '* * * * *', timezone: 'UTC', ...rest },
    request: { ...request, destinations: [], options: {} },
  })
  const took: number[] = []
  while (took.length < count) {
    forget()
    while (fleet.firstAt === undefined) await sleep(20)
    took.push(fleet.firstAt % 60_000)
    await sleep(20_000)
  }
  return took
}
