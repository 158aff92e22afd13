import { join } from 'node:path'
import { withAccount } from '../account/start.ts'
import { collect } from '../collect/collect.ts'
import { onDatabase } from '../kit/database.ts'
import { type Figure, median, number } from '../kit/figure.ts'
import { answerOf, runNode } from '../kit/process.ts'

export interface Judged {
  readonly resources: number
  /** Checks on a resource, over all resources. */
  readonly pairs: number
  /** By round: processor seconds of this one thread. */
  readonly seconds: readonly number[]
}

const RESOURCES = 5_000

/** How many checks on resources one core judges a second, evidence in memory: no network, no database. */
export default (): Promise<Figure[]> =>
  withAccount({ resources: RESOURCES, latencyMs: 0 }, account =>
    onDatabase(async newPlace => {
      const place = await newPlace()
      const { run } = await collect(account, place)
      const env = { DATABASE_URL: place.url, EXHIBIT_DATA_DIR: place.dataDir, EXHIBIT_LOG_LEVEL: 'error' }
      const ended = await runNode(join(import.meta.dirname, 'judge.process.ts'), [run], env)
      const { pairs, resources, seconds } = answerOf<Judged>(ended)
      return [
        {
          title: 'checks × resources judged a second on one core',
          value: pairs / median(seconds),
          aim: { atLeast: 500_000 },
          raw: [
            `${number(pairs)} checks on ${number(resources)} resources in ${seconds.map(s => s.toFixed(2)).join(', ')} s of processor time`,
          ],
        },
      ]
    }),
  )
