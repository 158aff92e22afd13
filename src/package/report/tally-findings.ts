import type { FindingStatus } from '../../../templates/report/statuses.ts'
import type { ResultRow } from '../../../templates/report/test-view.ts'
import { type Acceptance, type Finding, noFindings } from '../../evidence/finding.ts'
import type { PackageData } from '../format/data.ts'
import { CAPS } from './caps.ts'
import type { Names } from './names.ts'
import { AcceptanceSums } from './tally-acceptances.ts'
import { isAccount } from './words.ts'

type Counts = Record<FindingStatus, number>

/** What a report keeps of one check's findings: all counts, and a few of the findings. */
export interface CheckTally {
  readonly severity: string
  readonly title: string
  readonly remediation: string
  readonly tally: Counts
  /** Counts by account. */
  readonly accounts: Map<string, Counts>
  readonly failing: Finding[]
  readonly unknown: Finding[]
  /** Smallest finding id first. */
  readonly passing: Finding[]
  readonly nothing: Finding[]
  readonly accepted: Finding[]
  acceptedTotal: number
  /** The first few by id, and the ids of all. */
  readonly acceptances: Map<string, Acceptance>
  readonly acceptanceIds: Set<string>
  /** Every finding is about an account, or a region of it, as a whole. */
  ofAccounts: boolean
  /** Items that its findings rest on. */
  readonly items: Set<string>
  controls: readonly string[]
}

export interface FindingsTally {
  readonly counts: Counts
  readonly severities: Map<string, Counts>
  readonly checks: Map<string, CheckTally>
  readonly acceptances: AcceptanceSums
}

/** One pass over the findings; keeps a bounded number per check, however many there are. */
export async function tallyFindings(data: PackageData): Promise<FindingsTally> {
  const all: FindingsTally = {
    counts: noFindings(),
    severities: new Map(),
    checks: new Map(),
    acceptances: new AcceptanceSums(),
  }
  for await (const finding of data.findings()) {
    const { status, severity, account } = finding
    const check = checkOf(all.checks, finding)
    all.counts[status]++
    within(all.severities, severity)[status]++
    check.tally[status]++
    within(check.accounts, account)[status]++
    keep(check, finding)
    all.acceptances.add(finding)
  }
  return all
}

function within(map: Map<string, Counts>, key: string): Counts {
  const counts = map.get(key) ?? noFindings()
  map.set(key, counts)
  return counts
}

function checkOf(checks: Map<string, CheckTally>, finding: Finding): CheckTally {
  const known = checks.get(finding.check)
  if (known) return known
  const { severity, title, remediation, controls } = finding
  const empty = { failing: [], unknown: [], passing: [], nothing: [], accepted: [] }
  const made = {
    severity,
    title,
    remediation,
    controls,
    tally: noFindings(),
    accounts: new Map(),
    ...empty,
    acceptedTotal: 0,
    ofAccounts: true,
    items: new Set<string>(),
    acceptances: new Map(),
    acceptanceIds: new Set<string>(),
  }
  checks.set(finding.check, made)
  return made
}

function keep(check: CheckTally, finding: Finding): void {
  for (const item of [finding.evidence, ...finding.inputs]) if (item !== null) check.items.add(item)
  if (!isAccount(finding.resource)) check.ofAccounts = false
  if (finding.acceptance) {
    check.acceptedTotal++
    const { id } = finding.acceptance
    check.acceptanceIds.add(id)
    if (check.acceptances.size < CAPS.controlAcceptances) check.acceptances.set(id, finding.acceptance)
    addTo(check.accepted, finding, CAPS.acceptances)
  }
  switch (finding.status) {
    case 'fail':
      addTo(check.failing, finding, CAPS.failing)
      break
    case 'unknown':
      addTo(check.unknown, finding, CAPS.unknown)
      break
    case 'not_applicable':
      addTo(check.nothing, finding, CAPS.nothing)
      break
    case 'pass':
      sample(check.passing, finding, CAPS.passing)
  }
}

function addTo(list: Finding[], finding: Finding, most: number): void {
  if (list.length < most) list.push(finding)
}

/** Keeps the `most` smallest ids, which are hashes: the same data always gives the same sample, and nobody picks it. */
function sample(list: Finding[], finding: Finding, most: number): void {
  const last = list.at(-1)
  if (list.length >= most && last && finding.id >= last.id) return
  const at = list.findIndex(other => finding.id < other.id)
  list.splice(at < 0 ? list.length : at, 0, finding)
  if (list.length > most) list.pop()
}

export function rowOf(finding: Finding, names: Names): ResultRow {
  const { resource, account, region, reason, evidence } = finding
  const name = names.get(evidence ?? '')?.get(resource) ?? null
  return { resource, name, account, region, reason, accepted: finding.acceptance !== null }
}
