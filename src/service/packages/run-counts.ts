import type { Manifest } from '../../package/format/manifest.ts'

/** What a run came to, as the API and the command line tell it. */
export interface Counts {
  readonly [name: string]: number | Counts
}

/** The counts of a run over the packages of its accounts; a control counts once an account. */
export const countsOf = (manifests: readonly Manifest[]): Counts => summed(manifests.map(countsOfOne))

const countsOfOne = ({ counts, gaps, frameworks }: Manifest): Counts => ({
  ...counts,
  findings: { ...counts.findings },
  gaps: { ...gaps },
  controls: Object.fromEntries(frameworks.map(f => [f.id, { ...f.statuses }])),
  controlsWithFailingTests: Object.fromEntries(frameworks.map(f => [f.id, { ...f.failing }])),
})

/** Numbers are added, whatever their depth. */
function summed(all: readonly Counts[]): Counts {
  const total: Record<string, number | Counts> = {}
  for (const counts of all) for (const [name, value] of Object.entries(counts)) total[name] = plus(total[name], value)
  return total
}

function plus(before: number | Counts | undefined, value: number | Counts): number | Counts {
  if (typeof value === 'number') return value + (typeof before === 'number' ? before : 0)
  return summed(typeof before === 'object' ? [before, value] : [value])
}
