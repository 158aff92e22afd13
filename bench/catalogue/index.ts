import { join } from 'node:path'
import { type Figure, median, number } from '../kit/figure.ts'
import { answerOf, runNode } from '../kit/process.ts'

const RUNS = 10

interface Loaded {
  readonly frameworks: number
  /** Milliseconds to load the modules of the connectors, and to read and check the frameworks after that. */
  readonly connectors: number
  readonly load: number
}

/** What every command that knows frameworks waits for, each time in a new process, files in the page cache. */
export default async function bench(): Promise<Figure[]> {
  const runs: Loaded[] = []
  for (let i = 0; i < RUNS; i++) runs.push(answerOf(await runNode(join(import.meta.dirname, 'load.process.ts'), [])))
  const [{ frameworks } = { frameworks: 0 }] = runs
  const listed = (of: 'connectors' | 'load') => runs.map(run => number(run[of])).join(', ')
  return [
    {
      title: `reading the ${frameworks} built-in frameworks`,
      value: median(runs.map(({ load }) => load)),
      unit: ' ms',
      aim: { atMost: 300 },
      raw: [
        `${listed('load')} ms (${RUNS} processes)`,
        `loading the connectors before that, not counted: ${listed('connectors')} ms`,
      ],
    },
  ]
}
