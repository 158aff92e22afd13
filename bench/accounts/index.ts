import { join } from 'node:path'
import { onDatabase } from '../kit/database.ts'
import type { Figure } from '../kit/figure.ts'
import { answerOf, runNode } from '../kit/process.ts'

const SIZES = [1, 10, 100] as const

/** Finishing a run over 1, 10 and 100 accounts: verdicts, control statuses and a package each. Linear is 1. */
export default async (): Promise<Figure[]> => {
  const measured = await onDatabase(async newPlace => {
    const found: { accounts: number; seconds: number; peakMiB: number }[] = []
    for (const accounts of SIZES) {
      const { url, dataDir } = await newPlace()
      const ended = await runNode(join(import.meta.dirname, 'finish.process.ts'), [accounts], {
        DATABASE_URL: url,
        EXHIBIT_DATA_DIR: dataDir,
        EXHIBIT_LOG_LEVEL: 'error',
      })
      found.push({ accounts, seconds: answerOf<{ seconds: number }>(ended).seconds, peakMiB: ended.peakMiB })
    }
    return found
  })
  const [, some, most] = measured
  if (!some || !most) throw new Error('nothing was measured')
  return [
    {
      title: 'finishing a run: seconds an account at 100 ÷ at 10 accounts',
      value: most.seconds / most.accounts / (some.seconds / some.accounts),
      aim: { atMost: 1.2 },
      raw: measured.map(
        m =>
          `${m.accounts} accounts of 21 items: ${m.seconds.toFixed(1)} s, ${(m.seconds / m.accounts).toFixed(2)} s each, ${m.peakMiB.toFixed(0)} MiB`,
      ),
    },
    { title: 'the same, peak memory', value: most.peakMiB / some.peakMiB, aim: { atMost: 1.2 }, raw: [] },
  ]
}
