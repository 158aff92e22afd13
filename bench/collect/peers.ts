import { withAccount } from '../account/start.ts'
import { onDatabase } from '../kit/database.ts'
import { type Figure, number } from '../kit/figure.ts'
import { collect } from './collect.ts'

/**
 * Prowler 5.40.0 on an emulated account of as many resources in two regions, median of 3: calls, wall seconds, peak
 * memory. Its emulator served at most 200 calls a second, so that all but calls ÷ 200 of its seconds were its own work.
 */
const PROWLER = { resources: 3_502, calls: 7_230, wallSeconds: 202.7, servedPerSecond: 200, peakMB: 2_911 }
const PROWLER_CPU = PROWLER.wallSeconds - PROWLER.calls / PROWLER.servedPerSecond

/** `collect`, with verdicts and package, beside what Prowler took for an account as large. */
export default async (): Promise<Figure[]> => {
  const run = await withAccount({ resources: PROWLER.resources, latencyMs: 5 }, account =>
    onDatabase(async newPlace => collect(account, await newPlace())),
  )
  const { calls } = run.tally
  return [
    {
      title: `calls for ${number(run.resources)} resources ÷ those of Prowler for ${number(PROWLER.resources)}`,
      value: calls / PROWLER.calls,
      aim: { atMost: 0.8 },
      raw: [`${number(calls)} ÷ ${number(PROWLER.calls)} calls; the accounts are alike in size, not in what they hold`],
    },
    {
      title: 'processor time of the whole command, package included, ÷ that of Prowler',
      value: run.cpuSeconds / PROWLER_CPU,
      aim: { atMost: 0.25 },
      raw: [
        `${run.cpuSeconds.toFixed(1)} ÷ ${PROWLER_CPU.toFixed(0)} s; Prowler's ${PROWLER.wallSeconds} s of wall time without its ${number(PROWLER.calls)} calls at ${PROWLER.servedPerSecond} a second`,
        `peak memory ${run.peakMiB.toFixed(0)} MiB; Prowler ${number(PROWLER.peakMB)} MB`,
      ],
    },
  ]
}
