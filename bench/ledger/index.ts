import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Figure, number } from '../kit/figure.ts'
import { type Cost, measureLedger } from './measure.ts'
import { plotOf } from './plot.ts'

const SIZES = [100, 1_000, 10_000, 100_000]
const PLOTTED = [...SIZES, 1_000_000]
const PLOT = join(import.meta.dirname, '../../docs/images/ledger-cost.svg')

/** What appending and proving cost against the size of the ledger; with `--plot` up to a million entries, as an image. */
export default async (flags: readonly string[]): Promise<Figure[]> => {
  const plotted = flags.includes('--plot')
  const costs = await measureLedger(plotted ? PLOTTED : SIZES)
  if (plotted) await writeFile(PLOT, plotOf(costs))
  return [
    ratio('proof that an entry is in the ledger', costs, cost => cost.inclusionMs),
    ratio('proof that the ledger only grew', costs, cost => cost.consistencyMs),
    { ...ratio('append of an entry', costs, cost => cost.appendMs), raw: costs.map(line) },
  ]
}

/** The aim is what a cost that grows with the logarithm would come to. */
function ratio(what: string, costs: readonly Cost[], of: (cost: Cost) => number): Figure {
  const [small, large] = [costs[0], costs.at(-1)]
  if (!small || !large) throw new Error('nothing was measured')
  const aim = { atMost: Math.log2(large.size) / Math.log2(small.size) }
  return {
    title: `${what}: ms at ${number(large.size)} ÷ at ${number(small.size)} entries`,
    value: of(large) / of(small),
    aim,
    raw: [],
  }
}

const line = (c: Cost): string =>
  `${number(c.size)} entries: append ${number(c.appendMs)} ms; in the ledger ${number(c.inclusionMs)} ms, ${c.inclusionHashes} hashes; only grew ${number(c.consistencyMs)} ms, ${c.consistencyHashes} hashes`
