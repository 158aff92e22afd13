import { join } from 'node:path'
import { type AccountServer, withAccount } from '../account/start.ts'
import { onDatabase, type Place } from '../kit/database.ts'
import { type Figure, median, number } from '../kit/figure.ts'
import { inFolder } from '../kit/folder.ts'
import { answerOf, runNode } from '../kit/process.ts'
import { awsEnvironment, CONCURRENCY, type CollectRun, collect } from './collect.ts'

const RESOURCES = 5_000
/** About what a call to AWS takes from a machine in the same region: most of its APIs answer after 20 to 100 ms. */
const LATENCY_MS = 40
const PAIRS = 3
const here = (name: string) => join(import.meta.dirname, name)

/** `collect` against the floor, the same calls sent bare, in turns; and whether any call is made twice. */
export default (): Promise<Figure[]> =>
  withAccount({ resources: RESOURCES, latencyMs: LATENCY_MS }, account =>
    onDatabase(newPlace =>
      inFolder(async folder => {
        const calls = join(folder, 'calls.jsonl')
        const noted = await collectNoting(account, await newPlace(), calls)
        const pairs: { run: CollectRun; floor: number }[] = []
        for (let i = 0; i < PAIRS; i++) {
          const floor = await floorOf(account, calls)
          pairs.push({ floor, run: await collect(account, await newPlace()) })
        }
        return [ratio(pairs), calledTwice(noted)]
      }),
    ),
  )

function collectNoting(account: AccountServer, place: Place, file: string): Promise<CollectRun> {
  return collect(account, place, { NODE_OPTIONS: `--import ${here('note-calls.ts')}`, BENCH_CALLS_FILE: file })
}

/** Seconds from the first call that the server saw to the last answer, parsed. */
async function floorOf(account: AccountServer, calls: string): Promise<number> {
  const ended = await runNode(here('floor.process.ts'), [calls, CONCURRENCY], awsEnvironment(account))
  const { firstAt } = await account.tally()
  return (answerOf<{ doneAt: number }>(ended).doneAt - firstAt) / 1000
}

function ratio(pairs: readonly { run: CollectRun; floor: number }[]): Figure {
  const list = (of: (pair: { run: CollectRun; floor: number }) => number) => pairs.map(p => of(p).toFixed(2)).join(', ')
  return {
    title: 'collect ÷ the same calls sent bare through the SDK',
    value: median(pairs.map(({ run, floor }) => run.collectSeconds / floor)),
    aim: { atMost: 1.25 },
    raw: [
      `${number(pairs[0]?.run.resources ?? 0)} resources, ${number(pairs[0]?.run.tally.calls ?? 0)} calls, ${CONCURRENCY} at once, each answered after ${LATENCY_MS} ms`,
      `collect ${list(p => p.run.collectSeconds)} s; bare ${list(p => p.floor)} s (${PAIRS} pairs, in turns)`,
      `the whole command, with start, verdicts and package: ${list(p => p.run.wholeSeconds)} s`,
    ],
  }
}

function calledTwice({ tally }: CollectRun): Figure {
  return {
    title: 'calls made ÷ distinct (action, parameters)',
    value: tally.calls / tally.distinct,
    aim: { atMost: 1 },
    raw: [`${number(tally.calls)} calls, ${number(tally.distinct)} distinct`, ...tally.twice],
  }
}
