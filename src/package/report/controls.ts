import type { ControlView, FrameworkView } from '../../../templates/report/control-view.ts'
import type { ControlStatus, Tally } from '../../../templates/report/statuses.ts'
import { noFindings } from '../../evidence/finding.ts'
import { newestVersions } from '../../frameworks/crosswalk.ts'
import {
  CONTROL_STATUSES,
  type Control,
  type ControlResult,
  type Framework,
  judgedChecks,
} from '../../frameworks/framework.ts'
import type { PackageData } from '../format/data.ts'
import { failingTests } from '../format/failing-tests.ts'
import { CAPS } from './caps.ts'
import type { Names } from './names.ts'
import type { ItemStats } from './population.ts'
import { countsByType, populationOf, refusedRegions } from './population.ts'
import { notApplicable, scopeNote, statedOf, supersededText } from './stated.ts'
import { textOf } from './tally-acceptances.ts'
import type { CheckTally } from './tally-findings.ts'
import { isAccount, plainResource } from './words.ts'

export interface ControlSources {
  readonly data: PackageData
  readonly checks: ReadonlyMap<string, CheckTally>
  readonly stats: ReadonlyMap<string, ItemStats>
  readonly names: Names
  /** Titles for ids in a sentence. */
  readonly plain: (text: string) => string
}

export function frameworkViews(of: ControlSources): FrameworkView[] {
  const byFramework = Map.groupBy(of.data.controls, result => result.framework)
  const newest = newestVersions(of.data.frameworks)
  return of.data.frameworks
    .filter(({ id }) => newest.has(id))
    .map(framework => frameworkView(framework, byFramework.get(framework.id) ?? [], of))
}

/** Versions that stand in the data only, by title. */
export function olderVersions({ frameworks }: Pick<PackageData, 'frameworks'>): string[] {
  const told = newestVersions(frameworks)
  return frameworks.filter(({ id }) => !told.has(id)).map(({ framework, version }) => `${framework} ${version}`)
}

function frameworkView(framework: Framework, results: readonly ControlResult[], of: ControlSources): FrameworkView {
  const { id, kind, publisher, source } = framework
  const byControl = Map.groupBy(results, result => result.control)
  const statuses = Object.fromEntries(CONTROL_STATUSES.map(status => [status, 0])) as Record<ControlStatus, number>
  for (const { status } of results) statuses[status]++
  const controls = framework.controls.flatMap(control => {
    const own = byControl.get(control.id)
    return own ? [controlView(framework, control, own, of)] : []
  })
  const title = `${framework.framework} ${framework.version}`
  return {
    id,
    title,
    kind,
    publisher,
    source,
    scopeNote: scopeNote(framework, of.data.statement),
    statuses,
    within: failingTests(results),
    controls,
  }
}

function controlView(
  framework: Framework,
  control: Control,
  results: readonly ControlResult[],
  of: ControlSources,
): ControlView {
  const { id, title, evidence, assessment, responsibility } = control
  const items = [...new Set(results.flatMap(result => result.items))].flatMap(item => {
    const stats = of.stats.get(item)
    return stats ?? []
  })
  const own = judgedChecks(control).flatMap(({ check }) => of.checks.get(check) ?? [])
  const failing = failingOf(own, of.names)
  const acceptances = [...new Map(own.flatMap(check => [...check.acceptances])).values()]
  const limits = [...new Set(results.flatMap(result => result.limits ?? []))].map(limitsOf)
  return {
    ...{ id, title, evidence, assessment, responsibility },
    level: control.level ?? null,
    organization: control.organization ?? false,
    limits:
      limits
        .map(({ own }) => own)
        .join(' ')
        .trim() || null,
    stated: statedOf(control, of.data.statement),
    notApplicable: notApplicable(framework, control, of.data.statement),
    superseded: supersededText(control),
    needs: control.needs ?? null,
    status: CONTROL_STATUSES.find(status => results.some(result => result.status === status)) ?? 'manual',
    results: results
      .map(({ account, status, because, findings }) => ({ account, status, because: of.plain(because), findings }))
      .sort((a, b) => CONTROL_STATUSES.indexOf(a.status) - CONTROL_STATUSES.indexOf(b.status)),
    tests: control.checks.map(link => ({ ...link, id: link.check, ...testOf(link.check, of) })),
    anyOf: (control.anyOf ?? []).map(group => group.map(of.plain)),
    population: populationOf(items, refusedRegions(of.data)),
    outside: Math.max(0, ...limits.map(({ outside }) => outside)),
    evidenceOf: countsByType(items),
    accepted: own.reduce((all, check) => all + check.acceptedTotal, 0),
    acceptances: acceptances.slice(0, CAPS.controlAcceptances).map(textOf),
    acceptancesTotal: new Set(own.flatMap(check => [...check.acceptanceIds])).size,
    failing,
    failingTotal: own.reduce((all, check) => all + check.tally.fail, 0),
    failedTests: own.filter(({ tally }) => tally.fail > 0).length,
  }
}

const OUTSIDE = / ?Enabled regions outside the declared scope: ([a-z0-9-]+(?:, [a-z0-9-]+)*)\./
const EXCLUDED = / ?Left out of aws\.[a-z0-9.-]+: \d+ \([^()]*\)\./g

/**
 * A control's limits without what the report says in numbers beside its population: the regions outside the scope, which
 * the scope page lists, and the exclusions, whose rules stand with the evidence. Repeated they would fill a third of it.
 */
function limitsOf(limits: string): { own: string; outside: number } {
  const outside = OUTSIDE.exec(limits)?.[1]?.split(', ').length ?? 0
  return { own: limits.replace(OUTSIDE, '').replaceAll(EXCLUDED, '').trim(), outside }
}

function testOf(check: string, { checks, data }: ControlSources): { title: string; tally: Tally } {
  const title = data.checks.find(({ id }) => id === check)?.title ?? checks.get(check)?.title ?? check
  return { title, tally: checks.get(check)?.tally ?? noFindings() }
}

/** The first few failing resources, each once. */
function failingOf(checks: readonly CheckTally[], names: Names): string[] {
  const found = new Set<string>()
  for (const { failing } of checks)
    for (const { resource, evidence } of failing) {
      if (found.size === 4) return [...found]
      found.add((!isAccount(resource) && names.get(evidence ?? '')?.get(resource)) || plainResource(resource))
    }
  return [...found]
}
