import { join } from 'node:path'
import { type AccountServer, withAccount } from '../account/start.ts'
import { onDatabase, type Place } from '../kit/database.ts'
import { type Figure, median, number } from '../kit/figure.ts'
import { inFolder } from '../kit/folder.ts'
import { answerOf, runNode } from '../kit/process.ts'
import { awsEnvironment, CONCURRENCY, type CollectRun, collect } from './collect.ts'

const RESOURCES = 5_000
/** Less than most of AWS's APIs take, from a machine in the same region too: what we add shows the more. */
const LATENCY_MS = 40
const PAIRS = 3
const here = (name: string) => join(import.meta.dirname, name)

/** Wall time, and how much of it was spent waiting for a core. */
interface Taken {
  readonly seconds: number
  readonly waited: number
}
interface Pair {
  readonly bare: Taken
  readonly ours: Taken
  readonly run: CollectRun
}

/** `collect` against the floor, the same calls sent bare, in turns; and whether any call is made twice. */
export default (): Promise<Figure[]> =>
  withAccount({ resources: RESOURCES, latencyMs: LATENCY_MS }, account =>
    onDatabase(newPlace =>
      inFolder(async folder => {
        const calls = join(folder, 'calls.jsonl')
        const noted = await collectNoting(account, await newPlace(), calls)
        const pairs: Pair[] = []
        for (let i = 0; i < PAIRS; i++) {
          const bare = await sentBare(account, calls)
          const run = await collect(account, await newPlace())
          pairs.push({ bare, run, ours: { seconds: run.collectSeconds, waited: run.waitedSeconds } })
        }
        return [...ratios(pairs), calledTwice(noted)]
      }),
    ),
  )

function collectNoting(account: AccountServer, place: Place, file: string): Promise<CollectRun> {
  return collect(account, place, { NODE_OPTIONS: `--import ${here('note-calls.ts')}`, BENCH_CALLS_FILE: file })
}

/** From the first call that the server saw to the last answer, parsed. */
async function sentBare(account: AccountServer, calls: string): Promise<Taken> {
  const ended = await runNode(here('floor.process.ts'), [calls, CONCURRENCY], awsEnvironment(account))
  const { firstAt } = await account.tally()
  const { doneAt } = answerOf<{ doneAt: number }>(ended)
  return { seconds: (doneAt - firstAt) / 1000, waited: ended.waited(firstAt, doneAt) }
}

function ratios(pairs: readonly Pair[]): Figure[] {
  const { resources = 0, tally } = pairs[0]?.run ?? {}
  const list = (of: (pair: Pair) => number) => pairs.map(pair => of(pair).toFixed(2)).join(', ')
  const alone = ({ seconds, waited }: Taken) => seconds - waited
  const aim = { atMost: 1.25 }
  return [
    {
      title: 'collect ÷ the same calls sent bare through the SDK, wall time',
      value: median(pairs.map(({ ours, bare }) => ours.seconds / bare.seconds)),
      aim,
      raw: [
        `${number(resources)} resources, ${number(tally?.calls ?? 0)} calls, ${CONCURRENCY} at once, each answered after ${LATENCY_MS} ms`,
        `collect ${list(p => p.ours.seconds)} s; bare ${list(p => p.bare.seconds)} s (${PAIRS} pairs, in turns)`,
        `the whole command, with start, verdicts and package: ${list(p => p.run.wholeSeconds)} s`,
      ],
    },
    {
      title: 'the same without the time in which the process waited for a core',
      value: median(pairs.map(({ ours, bare }) => alone(ours) / alone(bare))),
      aim,
      raw: [`waited: collect ${list(p => p.ours.waited)} s; bare ${list(p => p.bare.waited)} s`],
    },
  ]
}

function calledTwice({ tally }: CollectRun): Figure {
  return {
    title: 'calls made ÷ distinct (action, parameters)',
    value: tally.calls / tally.distinct,
    aim: { atMost: 1 },
    raw: [`${number(tally.calls)} calls, ${number(tally.distinct)} distinct`, ...tally.twice],
  }
}
