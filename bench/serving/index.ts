import { join } from 'node:path'
import { onDatabase } from '../kit/database.ts'
import { type Figure, quantile } from '../kit/figure.ts'
import { answerOf, runNode } from '../kit/process.ts'

interface Measured {
  readonly startSeconds: number
  readonly idle: readonly number[]
  readonly busy: readonly number[]
}

const ACCOUNTS = 10

/** Answers of the API (a run, a page of findings) while the same process builds packages, against those while it is idle. */
export default async (): Promise<Figure[]> => {
  const { ended, measured } = await onDatabase(async newPlace => {
    const { url, dataDir } = await newPlace()
    const env = { DATABASE_URL: url, EXHIBIT_DATA_DIR: dataDir, EXHIBIT_LOG_LEVEL: 'error' }
    const ended = await runNode(join(import.meta.dirname, 'serve.process.ts'), [ACCOUNTS], env)
    return { ended, measured: answerOf<Measured>(ended) }
  })
  const { idle, busy, startSeconds } = measured
  const ms = (of: readonly number[]) =>
    `${of.length} answers, p50 ${quantile(of, 0.5).toFixed(1)} ms, p99 ${quantile(of, 0.99).toFixed(1)} ms, longest ${Math.max(...of).toFixed(0)} ms`
  return [
    {
      title: 'p99 of answers while packages are built ÷ while idle',
      value: quantile(busy, 0.99) / quantile(idle, 0.99),
      aim: { atMost: 3 },
      raw: [`idle: ${ms(idle)}`, `${ACCOUNTS} packages are built: ${ms(busy)}`, `peak ${ended.peakMiB.toFixed(0)} MiB`],
    },
    {
      title: 'opening the service and listening, on a new database that runs already',
      value: startSeconds,
      unit: ' s',
      aim: { atMost: 1.5 },
      raw: [],
    },
  ]
}
