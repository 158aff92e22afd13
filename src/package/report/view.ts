import { SEVERITIES } from '../../../connectors/kit/index.ts'
import type { RequestView } from '../../../templates/report/request-view.ts'
import type { TestView } from '../../../templates/report/test-view.ts'
import type { AccountView, OrganizationView, ReportView } from '../../../templates/report/view.ts'
import { gapClause } from '../../assess/guard.ts'
import { type Finding, noFindings } from '../../evidence/finding.ts'
import { type OrganizationReach, reachText } from '../../evidence/organization-reach.ts'
import { fingerprintOf, organizationOf, type Signer, subjectOf } from '../../trust/signer.ts'
import type { PackageData } from '../format/data.ts'
import type { AccountScope } from '../format/manifest.ts'
import type { ReportInput } from '../format/renderers.ts'
import { CAPS } from './caps.ts'
import { frameworkViews, olderVersions } from './controls.ts'
import { type Gathered, gather } from './gather.ts'
import { identityView } from './identity.ts'
import { countsByType, populationOf, refusedRegions } from './population.ts'
import { statementView } from './stated.ts'
import { textOf } from './tally-acceptances.ts'
import { type FindingsTally, rowOf, tallyFindings } from './tally-findings.ts'
import { plainWords } from './words.ts'

/** Of a signer the report needs no more than whom its certificate names. */
export type ViewInput = Pick<ReportInput, 'data' | 'files'> & { readonly signer: Pick<Signer, 'certificate'> }

export interface ViewOptions {
  readonly timeZone?: string | undefined
  /** Name of the attached file. */
  readonly attached?: string | undefined
  /** For a report on request. */
  readonly request?: RequestView | undefined
}

/** What the report says, from one pass over the findings and one over the items. Bounded by {@link CAPS}. */
export async function buildView({ data, signer, files }: ViewInput, options: ViewOptions = {}): Promise<ReportView> {
  const findings = await tallyFindings(data)
  const gathered = await gather(data, findings)
  const { tally, names, stats } = gathered
  const { version, commit, modified, checksSha256, mappings } = data.generator
  return {
    request: options.request ?? null,
    ...{ id: data.id, label: data.label, run: data.run, created: data.created, auditPeriod: data.auditPeriod },
    ...{ tool: `exhibit ${version}`, commit, modified, checksSha256, mappings },
    rulesSha256: data.generator.rulesSha256 ?? null,
    statement: statementView(data, organizationOf(signer.certificate)),
    notFromAws: notFromAws(data),
    previous: data.previous,
    hosts: data.source.hosts,
    asOf: tally.asOf(),
    olderSource: olderSource(gathered),
    timeZone: options.timeZone ?? null,
    signer: { subject: subjectOf(signer.certificate), fingerprint: fingerprintOf(signer.certificate) },
    accounts: data.scope.accounts.map(accountView),
    askedTypes: data.scope.types,
    counts: { items: tally.items, resources: tally.resources, apiCalls: data.apiCalls, findings: findings.counts },
    gapCounts: tally.gaps,
    severities: SEVERITIES.map(severity => ({ severity, tally: findings.severities.get(severity) ?? noFindings() })),
    frameworks: frameworkViews({
      data,
      checks: findings.checks,
      stats,
      names,
      plain: plainWords(data, typeTitles(gathered)),
    }),
    olderVersions: olderVersions(data),
    tests: testViews(data, findings, gathered),
    acceptances: findings.acceptances.view(names),
    identity: await identityView(data),
    gaps: gathered.gaps,
    populations: gathered.populations,
    files,
    attached: options.attached ?? null,
  }
}

function notFromAws({ source }: PackageData): ReportView['notFromAws'] {
  const [shown, more] = [source.hosts.slice(0, 5), source.hosts.length - 5]
  const hosts = `${shown.join(', ') || 'no host was recorded'}${more > 0 ? ` and ${more} more, listed in manifest.json` : ''}`
  switch (source.kind) {
    case 'aws':
      return null
    case 'replay':
      return {
        band: 'NOT COLLECTED FROM AWS: replayed from a recording',
        reason: `The settings come from a recording of earlier answers, not from AWS at the times stated here. Hosts named in the recording: ${hosts}.`,
      }
    case 'customEndpoint':
      return {
        band: 'NOT COLLECTED FROM AWS: read from a custom endpoint',
        reason: `The settings were read from whatever answers at a configured endpoint, which may not be AWS. Hosts that answered: ${hosts}.`,
      }
  }
}

const typeTitles = ({ populations }: Gathered) => new Map(populations.map(({ type, title }) => [type, title]))

/** AWS handed out something older than the collection: a credential report may be hours old. */
function olderSource({ populations, tally }: Gathered): ReportView['olderSource'] {
  const from = tally.asOf()?.from ?? ''
  const older = populations.flatMap(({ type, sourceAsOf }) =>
    sourceAsOf && sourceAsOf < from ? [{ type, at: sourceAsOf }] : [],
  )
  return older.sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null
}

function accountView({ account, alias, partition, principal, regions, organization }: AccountScope): AccountView {
  const { asked, reached, disabled, notAsked, counted = null } = regions
  const refused = regions.refused.map(gap => ({ region: gap.region, because: gapClause(gap) }))
  const of = organization ? organizationView(organization) : null
  return {
    account,
    alias,
    partition,
    principal,
    asked,
    reached,
    refused,
    disabled,
    notAsked,
    counted,
    organization: of,
  }
}

function organizationView(of: OrganizationReach): OrganizationView {
  const { agrees, refused, missing, undecided, left } = of
  const listed = of.asOf === null ? '' : `; listed at ${of.asOf} (UTC)`
  const text = `${reachText(of)}${listed}`
  const closed = of.closed.map(({ account, state }) => `${account} ${state}`)
  return {
    reached: `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
    agrees,
    refused,
    missing,
    undecided,
    closed,
    left,
  }
}

/** In the order of the checks of the package, which is by id. */
function testViews(data: PackageData, { checks }: FindingsTally, { names, stats }: Gathered): TestView[] {
  const withFailures = [...checks.values()].filter(check => check.failing.length > 0).length
  const refused = refusedRegions(data)
  const share = Math.floor(CAPS.allFailing / Math.max(1, withFailures))
  const most = Math.min(CAPS.failing, Math.max(CAPS.leastFailing, share))
  const rows = (findings: readonly Finding[]) => findings.map(finding => rowOf(finding, names))
  return data.checks.flatMap(({ id, title, severity, remediation, type }) => {
    const check = checks.get(id)
    if (!check) return []
    const read = [...check.items].flatMap(item => stats.get(item) ?? [])
    const judged = read.filter(item => item.type === type)
    return [
      {
        ...{
          id,
          title,
          severity,
          remediation,
          type,
          tally: check.tally,
          accepted: check.acceptedTotal,
          population: populationOf(judged, refused),
          ofAccounts: check.ofAccounts,
          alsoRead: countsByType(read.filter(item => item.type !== type)),
          controls: check.controls,
        },
        failing: rows(check.failing.slice(0, most)),
        unknown: rows(check.unknown),
        passing: rows(check.passing),
        nothingToJudge: check.nothing.map(({ account, region, reason }) => `${account} ${region}: ${reason}`),
        acceptances: check.accepted.flatMap(({ resource, acceptance, evidence }) => {
          if (!acceptance) return []
          return [{ ...textOf(acceptance), resource: names.get(evidence ?? '')?.get(resource) ?? resource }]
        }),
      },
    ]
  })
}
