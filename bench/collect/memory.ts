import { withAccount } from '../account/start.ts'
import { onDatabase } from '../kit/database.ts'
import { type Figure, number } from '../kit/figure.ts'
import { type CollectRun, collect } from './collect.ts'

/** The most memory that the command `collect` holds, package included, for a small account and one ten times as large. */
export default async (): Promise<Figure[]> => {
  const [few, many] = [await run(3_500), await run(50_000)]
  const line = ({ resources, peakMiB, wholeSeconds, collectSeconds }: CollectRun) =>
    `${number(resources)} resources: ${peakMiB.toFixed(0)} MiB, ${wholeSeconds.toFixed(0)} s, of which ${collectSeconds.toFixed(0)} s reading`
  return [
    {
      title: 'peak memory of collect for 3,500 resources, package included',
      value: (few.peakMiB * 1024 ** 2) / 1e6,
      unit: ' MB',
      aim: { atMost: 400 },
      raw: [],
    },
    {
      title: 'that for 50,000 ÷ 3,500 resources',
      value: many.peakMiB / few.peakMiB,
      aim: { atMost: 1.2 },
      raw: [line(many), line(few), 'node alone: the database is another process'],
    },
  ]
}

const run = (resources: number): Promise<CollectRun> =>
  withAccount({ resources, latencyMs: 0 }, account => onDatabase(async newPlace => collect(account, await newPlace())))
