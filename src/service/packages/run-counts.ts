import type { Manifest } from '../../package/format/manifest.ts'
import { type Counts, summed } from '../../package/organization/totals.ts'

/** The counts of a run over the packages of its accounts; a control counts once an account. */
export const countsOf = (manifests: readonly Manifest[]): Counts => summed(manifests.map(countsOfOne))

const countsOfOne = ({ counts, gaps, frameworks }: Manifest): Counts => ({
  ...counts,
  findings: { ...counts.findings },
  gaps: { ...gaps },
  controls: Object.fromEntries(frameworks.map(f => [f.id, { ...f.statuses }])),
  controlsWithFailingTests: Object.fromEntries(frameworks.map(f => [f.id, { ...f.failing }])),
})
