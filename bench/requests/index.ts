import { join } from 'node:path'
import { onDatabase } from '../kit/database.ts'
import { type Figure, median } from '../kit/figure.ts'
import { answerOf, runNode } from '../kit/process.ts'
import type { Measured } from './serve.process.ts'

/** Requests a second of the API ÷ those of bare routes that send the same statements, by turns in one process. */
export default async (): Promise<Figure[]> => {
  const measured = await onDatabase(async newPlace => {
    const { url, dataDir } = await newPlace()
    const env = { DATABASE_URL: url, EXHIBIT_DATA_DIR: dataDir, EXHIBIT_LOG_LEVEL: 'error' }
    return answerOf<Measured[]>(await runNode(join(import.meta.dirname, 'serve.process.ts'), [], env))
  })
  return measured.map(({ path, statements, ours, bare }) => ({
    title: `requests a second of GET ${path} ÷ those of a bare route with the same ${statements} statements`,
    value: median(ours) / median(bare),
    aim: { atLeast: 0.7 },
    raw: [`${median(ours).toFixed(0)} and ${median(bare).toFixed(0)} a second, 16 at once`],
  }))
}
