import { noFindings } from '../../evidence/finding.ts'
import type { ItemHeader } from '../../evidence/item.ts'
import type { ControlResult } from '../../frameworks/framework.ts'
import type { PackageData } from './data.ts'
import { statusesFailing } from './failing-tests.ts'
import { byPath, evidencePath } from './layout.ts'
import { type Manifest, PACKAGE_FORMAT } from './manifest.ts'

/** Counts a package's data as it streams by. The verifier counts with the same rules. */
export class Tally {
  readonly findings = noFindings()
  readonly gaps = { lists: 0, members: 0, fields: 0 }
  items = 0
  resources = 0
  readonly listed: Manifest['items'][number][] = []
  #from: string | null = null
  #to: string | null = null

  item({ id, type, scope, digest, population, collected }: ItemHeader): void {
    this.items++
    const path = evidencePath(scope.account, scope.region, type)
    this.listed.push({ path, id, digest })
    if (!population.complete) this.gaps.lists++
    this.gaps.members += population.gaps
    this.gaps.fields += population.fieldGaps
    const { from, to } = readAt(collected)
    if (this.#from === null || from < this.#from) this.#from = from
    if (this.#to === null || to > this.#to) this.#to = to
  }

  /** First start and last end of what was collected; null where nothing was. */
  asOf(): Manifest['asOf'] | null {
    return this.#from !== null && this.#to !== null ? { from: this.#from, to: this.#to } : null
  }
}

/** When settings were read: for a replay when they were recorded, which is not when it was replayed. */
function readAt({ startedAt, finishedAt, sourceAsOf, source }: ItemHeader['collected']): Manifest['asOf'] {
  return source.kind === 'replay' && sourceAsOf !== null
    ? { from: sourceAsOf, to: sourceAsOf }
    : { from: startedAt, to: finishedAt }
}

/** How many controls (rows of `controls.json`) have each status. */
export function statusesOf(controls: Iterable<Pick<ControlResult, 'status'>>): Record<string, number> {
  const statuses: Record<string, number> = {}
  for (const { status } of controls) statuses[status] = (statuses[status] ?? 0) + 1
  return statuses
}

/** The manifest of what was written. */
export function manifestOf(
  data: PackageData,
  tally: Tally,
  files: Manifest['files'],
  { timestampAuthorities, ledger }: Pick<Manifest, 'timestampAuthorities' | 'ledger'> = {},
): Manifest {
  const { id, created, auditPeriod, source, label, run, runStartedAt, scope, generator, previous, apiCalls } = data
  const { outcome, coverage } = data
  return {
    format: PACKAGE_FORMAT,
    ...{ id, created, auditPeriod, source, label, run, scope, generator, previous },
    ...(runStartedAt !== undefined && { runStartedAt }),
    ...(data.statement && { statement: data.statement }),
    ...(outcome && { outcome }),
    ...(coverage && { coverage }),
    asOf: tally.asOf() ?? { from: created, to: created },
    frameworks: data.frameworks.map(framework => {
      const controls = data.controls.filter(control => control.framework === framework.id)
      return {
        id: framework.id,
        title: `${framework.framework} ${framework.version}`,
        statuses: statusesOf(controls),
        failing: statusesFailing(controls),
      }
    }),
    counts: { items: tally.items, resources: tally.resources, findings: tally.findings, apiCalls },
    gaps: tally.gaps,
    items: tally.listed.toSorted(byPath),
    ...(timestampAuthorities && { timestampAuthorities }),
    ...(ledger && { ledger }),
    files,
  }
}
