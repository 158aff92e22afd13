import { join } from 'node:path'
import { onDatabase } from '../kit/database.ts'
import { type Figure, median } from '../kit/figure.ts'
import { AS_SHIPPED, answerOf, runNode } from '../kit/process.ts'
import { REGIONS } from './aws.ts'
import type { Asked, Measured } from './lead.process.ts'

/** AWS answers a describe call in about so long from the same continent. */
const LATENCY_MS = 60
/** So long that waiting for AWS takes most of the time, and the cores little of it. */
const LONG_LATENCY_MS = 2000
/** Of a core, for each worker: four of them then have one together, as four small machines would, and the rest of the machine has another. */
const SHARE = 0.25
const ROUNDS = 4

type Measure = (asked: Omit<Asked, 'latencyMs'> & { latencyMs?: number }) => Promise<Measured>

const PARTS: Readonly<Record<string, (measure: Measure) => Promise<Figure[]>>> = {
  '--grows': grows,
  '--beside': beside,
  '--workers': workers,
  '--ticks': ticks,
}

/**
 * Runs over many accounts: how they grow, what one that hangs or throttles costs the others, more workers, and a schedule's
 * tick; one of these where a flag names it.
 */
export default (flags: readonly string[]): Promise<Figure[]> =>
  onDatabase(async newPlace => {
    const measure: Measure = async asked => {
      const { url, dataDir } = await newPlace()
      const env = {
        ...AS_SHIPPED,
        ...{ DATABASE_URL: url, EXHIBIT_DATA_DIR: dataDir, EXHIBIT_LOG_LEVEL: 'silent' },
        ...{ AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench', AWS_REGION: 'us-east-1' },
      }
      const given: Asked = { latencyMs: LATENCY_MS, ...asked }
      return answerOf<Measured>(
        await runNode(join(import.meta.dirname, 'lead.process.ts'), [JSON.stringify(given)], env),
      )
    }
    const asked = Object.keys(PARTS).filter(flag => flags.includes(flag))
    const figures: Figure[] = []
    for (const [flag, part] of Object.entries(PARTS))
      if (asked.length === 0 || asked.includes(flag)) figures.push(...(await part(measure)))
    return figures
  })

async function grows(measure: Measure): Promise<Figure[]> {
  const ten = await measure({ accounts: 10, workers: 1 })
  const hundred = await measure({ accounts: 100, workers: 1 })
  return [
    {
      title: `collecting 100 accounts of ${REGIONS.length} regions ÷ 10, an account: wall time`,
      value: hundred.seconds / ten.seconds / 10,
      aim: { atMost: 1.1 },
      raw: [told(ten, 10), told(hundred, 100)],
    },
    {
      title: 'the same, processor time since its first call',
      value: hundred.cpuSeconds / ten.cpuSeconds / 10,
      aim: { atMost: 1.1 },
      raw: [],
    },
    {
      title: 'the same, peak memory of the whole',
      value: hundred.peakMiB / ten.peakMiB,
      aim: { atMost: 1.1 },
      raw: [],
    },
  ]
}

/** Nineteen of twenty accounts, while the twentieth has a fault and while it has none, by turns. */
async function beside(measure: Measure): Promise<Figure[]> {
  const found = { nothing: [] as number[], hangs: [] as number[], throttles: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const fault of ['nothing', 'hangs', 'throttles'] as const)
      found[fault].push((await measure({ accounts: 20, workers: 1, fault })).seconds)
  }
  return (['hangs', 'throttles'] as const).map(fault => ({
    title: `the others of twenty accounts while one ${fault} ÷ while none does, the median of ${ROUNDS}`,
    value: median(found[fault].map((odd, round) => odd / (found.nothing[round] ?? Number.NaN))),
    aim: { atMost: 1.05 },
    raw: [found[fault].map((odd, round) => `${odd.toFixed(1)} ÷ ${found.nothing[round]?.toFixed(1)} s`).join(', ')],
  }))
}

async function workers(measure: Measure): Promise<Figure[]> {
  const accounts = 100
  const one = await measure({ accounts, workers: 1, share: SHARE, warm: true })
  const four = await measure({ accounts, workers: 4, share: SHARE, warm: true })
  const few = await measure({ accounts: 1, workers: 1, latencyMs: LONG_LATENCY_MS })
  const many = await measure({ accounts: 16, workers: 1, latencyMs: LONG_LATENCY_MS })
  return [
    {
      title: `${accounts} accounts whose AWS takes ${LATENCY_MS} ms a call, each worker with ${SHARE} of a core, the second run of each: seconds with 1 worker ÷ with 4`,
      value: one.shared && four.shared ? one.seconds / four.seconds : Number.NaN,
      aim: { atLeast: 3.5 },
      raw:
        one.shared && four.shared
          ? [`${one.seconds.toFixed(1)} ÷ ${four.seconds.toFixed(1)} s`]
          : ['not measured: this system lets nobody give a process a share of a core'],
    },
    {
      title: `one worker, AWS takes ${LONG_LATENCY_MS / 1000} s a call: seconds for 16 accounts ÷ for one, which wait beside each other`,
      value: many.seconds / few.seconds,
      raw: [`${many.seconds.toFixed(1)} ÷ ${few.seconds.toFixed(1)} s`],
    },
  ]
}

async function ticks(measure: Measure): Promise<Figure[]> {
  const measured = await measure({ accounts: 1, workers: 1, ticks: 3 })
  return [
    {
      title: 'from a schedule’s tick to the first call to AWS, the median',
      value: median(measured.ticks),
      unit: ' ms',
      raw: [`${measured.ticks.length} ticks: ${measured.ticks.map(ms => `${ms} ms`).join(', ')}`],
    },
  ]
}

const told = ({ seconds, calls, peakMiB, cpuSeconds }: Measured, accounts: number): string =>
  `${accounts} accounts: ${seconds.toFixed(1)} s, ${calls} calls, ${cpuSeconds.toFixed(1)} s of processor, ${peakMiB.toFixed(0)} MiB`
