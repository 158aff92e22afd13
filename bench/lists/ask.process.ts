import { parentPort, workerData } from 'node:worker_threads'

export interface Asking {
  readonly bases: readonly { readonly url: string; readonly secret: string }[]
  readonly lists: readonly string[]
  readonly rounds: number
}

/** For each list, of each base: how many ms each page took, and the longest of the very first ones. */
export interface Answered {
  readonly list: string
  readonly took: readonly (readonly number[])[]
  readonly first: readonly number[]
}

/** Follows a list through so many pages. */
const PAGES = 5

/** Run as a thread: reads the first pages of each list, of one base and the other by turns. */
const { bases, lists, rounds }: Asking = workerData
const answered: Answered[] = []
for (const list of lists) {
  const took: number[][] = bases.map(() => [])
  const first: number[] = []
  for (const base of bases) first.push(Math.max(...(await pages(base, list))))
  for (let round = 0; round < rounds; round++)
    for (const [n, base] of bases.entries()) took[n]?.push(...(await pages(base, list)))
  answered.push({ list, took, first })
}
parentPort?.postMessage(answered)

async function pages({ url, secret }: Asking['bases'][number], list: string): Promise<number[]> {
  const took: number[] = []
  let cursor: string | null = null
  do {
    const started = performance.now()
    const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const answer = await fetch(`${url}${list}${from}`, { headers: { authorization: `Bearer ${secret}` } })
    const body = (await answer.json()) as { next: string | null }
    took.push(performance.now() - started)
    if (!answer.ok) throw new Error(`${list} was answered with ${answer.status}: ${JSON.stringify(body).slice(0, 300)}`)
    cursor = body.next
  } while (cursor !== null && took.length < PAGES)
  return took
}
