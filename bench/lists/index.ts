import { join } from 'node:path'
import { onDatabase } from '../kit/database.ts'
import { type Figure, quantile } from '../kit/figure.ts'
import { answerOf, runNode } from '../kit/process.ts'
import type { Answered } from './ask.process.ts'
import type { Place } from './serve.process.ts'

const SMALL = { accounts: 1, findings: 1000, items: 1000 }
const LARGE = { accounts: 100, findings: 1_000_000, items: 100_000 }
const ROUNDS = 40

/** Pages of lists where there is much, against those where there is little, asked by turns. */
export default async (): Promise<Figure[]> => {
  const answered = await onDatabase(async newPlace => {
    const places: Place[] = []
    for (const size of [SMALL, LARGE]) {
      const { url, dataDir } = await newPlace()
      places.push({ url, dataDir, ...size })
    }
    const ended = await runNode(join(import.meta.dirname, 'serve.process.ts'), [JSON.stringify(places), ROUNDS])
    return answerOf<Answered[]>(ended)
  })
  const lists = answered.map(({ list, took: [few = [], many = []], first }) => {
    const [small, large] = [quantile(few, 0.99), quantile(many, 0.99)]
    const halves = `p50 ${quantile(many, 0.5).toFixed(1)} and ${quantile(few, 0.5).toFixed(1)} ms`
    const told = `p99 ${large.toFixed(1)} and ${small.toFixed(1)} ms, ${halves}, asked first ${first
      .map(ms => ms.toFixed(0))
      .reverse()
      .join(' and ')} ms`
    return { ratio: large / small, line: `${(large / small).toFixed(2)}: ${list}, ${told}` }
  })
  return [
    {
      title: 'p99 of pages of a list at 1,000,000 findings and 100,000 items ÷ at 1,000, the worst list',
      value: Math.max(...lists.map(({ ratio }) => ratio)),
      aim: { atMost: 2 },
      raw: lists.map(({ line }) => line),
    },
  ]
}
