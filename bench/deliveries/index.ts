import { join } from 'node:path'
import { onDatabase } from '../kit/database.ts'
import { type Figure, quantile } from '../kit/figure.ts'
import { answerOf, runNode } from '../kit/process.ts'
import type { Measured } from './send.process.ts'

/** Webhooks to one receiver and to a hundred, and what one that hangs costs the others. */
export default async (): Promise<Figure[]> => {
  const { one, hundred, calm, beside } = await onDatabase(async newPlace => {
    const { url, dataDir } = await newPlace()
    const env = {
      ...{ DATABASE_URL: url, EXHIBIT_DATA_DIR: dataDir, EXHIBIT_LOG_LEVEL: 'silent' },
      EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true',
    }
    return answerOf<Measured>(await runNode(join(import.meta.dirname, 'send.process.ts'), [], env))
  })
  const told = (of: readonly number[]) =>
    `${of.length} deliveries, p50 ${quantile(of, 0.5).toFixed(0)} ms, p99 ${quantile(of, 0.99).toFixed(0)} ms until they arrive`
  return [
    {
      title: 'p99 of deliveries to a hundred receivers while one more hangs ÷ while none does',
      value: quantile(beside, 0.99) / quantile(calm, 0.99),
      aim: { atMost: 1.1 },
      raw: [`none hangs: ${told(calm)}`, `one hangs: ${told(beside)}`],
    },
    { title: 'deliveries a second to a hundred receivers', value: hundred, raw: [] },
    { title: 'deliveries a second to one receiver', value: one, raw: [] },
  ]
}
