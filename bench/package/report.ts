import { join } from 'node:path'
import { type Figure, median, number } from '../kit/figure.ts'
import { inFolder } from '../kit/folder.ts'
import { answerOf, runNode } from '../kit/process.ts'

const RESOURCES = 5_000
const RUNS = 3

interface Rendered {
  readonly pages: number
  readonly bytes: number
  /** Seconds to read the data, and to write and sign the PDF. */
  readonly view: number
  readonly write: number
}

/** Pages of report.pdf a second, each time in a new process. */
export default (): Promise<Figure[]> =>
  inFolder(async folder => {
    const runs: Rendered[] = []
    for (let i = 0; i < RUNS; i++)
      runs.push(answerOf(await runNode(join(import.meta.dirname, 'report.process.ts'), [RESOURCES, folder])))
    const [{ pages, bytes } = { pages: 0, bytes: 0 }] = runs
    return [
      {
        title: 'PDF pages a second',
        value: median(runs.map(run => run.pages / run.write)),
        raw: [
          `${pages} pages, ${number(bytes / 1e6)} MB, written and signed in ${runs.map(r => r.write.toFixed(2)).join(', ')} s (${RUNS} processes)`,
          `reading the data of ${number(RESOURCES)} resources before that, not counted: ${runs.map(r => r.view.toFixed(2)).join(', ')} s`,
        ],
      },
    ]
  })
