import { reachText } from '../../evidence/organization-reach.ts'
import { CONTROL_STATUSES, type ControlStatus } from '../../frameworks/framework.ts'
import type { Manifest } from '../format/manifest.ts'
import type { Verification } from '../verify/index.ts'

const SIGNED = {
  pinned: 'valid, by the key that was named',
  ca: 'valid, under a certificate that the authority named issued',
  unpinned: 'valid; by whom is not shown unless the fingerprint is compared with one got elsewhere',
} as const

const timestampText = ({ time, authority, trust }: NonNullable<Verification['timestamp']>): string =>
  trust === 'ca'
    ? `${time}, by ${authority}`
    : `${time}, from an authority that was not verified; it names itself ${authority}`

type Account = Manifest['scope']['accounts'][number]

/** The verifier does not look into them, so that a valid manifest of somebody else may lack them. */
const regionsIn = ({ regions }: Pick<Partial<Account>, 'regions'>): Partial<Account['regions']> => regions ?? {}

const regionsOf = ({ scope }: Manifest, which: 'asked' | 'reached' | 'notAsked'): string =>
  [...new Set(scope.accounts.flatMap(account => regionsIn(account)[which] ?? []))].sort().join(', ') || 'none'

const refusedOf = (of: Account): string[] =>
  (regionsIn(of).refused ?? []).map(
    ({ region, action, reason, detail }) => `${of.account} ${region}: ${action} ${reason} (${detail})`,
  )

const regionCount = (of: Account): string[] => {
  const { counted } = regionsIn(of)
  if (!counted) return []
  return [
    `${of.account}: ${counted.read} of ${counted.enabled} enabled were read (ec2:DescribeRegions, ${counted.asOf})`,
  ]
}

/** Which accounts of the organization were read, and what became of the others; none for a standalone account. */
function organizationRows({ scope }: Manifest): [string, string][] {
  const all = scope.accounts.flatMap(({ organization }) => organization ?? [])
  if (all.length === 0) return []
  const rows: [string, readonly string[]][] = [
    ['Accounts refused', all.flatMap(of => of.refused)],
    ['Accounts not in the run', all.flatMap(of => of.missing)],
    ['Accounts not decided', all.flatMap(of => of.undecided)],
    ['Accounts closed', all.flatMap(of => of.closed.map(({ account, state }) => `${account} ${state}`))],
    ['Accounts that left', all.flatMap(of => of.left)],
  ]
  return [
    ['Organization', all.map(reachText).join('; ')],
    ...rows.map(([label, accounts]): [string, string] => [label, accounts.join(', ') || 'none']),
  ]
}

const sourceText = ({ kind, hosts }: Manifest['source']): string => {
  if (kind === 'aws') return 'AWS'
  const named = hosts.slice(0, 5).join(', ') || 'no host recorded'
  return `NOT COLLECTED FROM AWS: ${kind === 'replay' ? `a recording of ${named}` : `a custom endpoint, ${named}`}`
}

const gapsText = ({ lists, members, fields }: Manifest['gaps']): string =>
  `${lists} lists not complete, ${members} resources and ${fields} settings not read`

/** What stands on every sheet, which may be copied or printed alone. */
export function factsOf({ id, source, asOf, gaps }: Manifest): [string, string][] {
  return [
    ['Package', `${id}; settings as read between ${asOf.from} and ${asOf.to} (UTC)`],
    ['Source', sourceText(source)],
    ['Gaps', `in the whole package ${gapsText(gaps)}`],
  ]
}

/** The controls of a framework by status, and how many of them have failing tests. */
function controlsText(
  { id, statuses }: Manifest['frameworks'][number],
  { controlsWithFailingTests: failing }: Verification,
): string {
  const stated = CONTROL_STATUSES.filter(status => statuses[status])
  const counted = stated.map(status => {
    const controls = statuses[status] ?? 0
    const own = failing?.[id]?.[status] ?? 0
    const tests =
      own > 0 && own < controls ? ` (${own} with failing tests)` : own > 0 ? ' (all with failing tests)' : ''
    return `${controls} ${WORDS[status]}${tests}`
  })
  return counted.join(', ') || 'none'
}

const WORDS: Readonly<Record<ControlStatus, string>> = {
  tests_failed: 'failed',
  not_verified: 'not verified',
  review: 'need review',
  tests_passed: 'passed',
  no_population: 'with nothing to test',
  inherited: 'inherited',
  manual: 'manual',
}

/** What the owner says of itself, which nobody tested. */
function statedRows({ statement }: Manifest): [string, string][] {
  const told = (value: string | undefined) => (value === undefined ? 'not stated' : `${value} (as the owner states)`)
  return [
    ['Entity', told(statement?.entity)],
    ['System', told(statement?.system)],
    ['Prepared by', told(statement?.preparedBy)],
    ['Contact', told(statement?.contact)],
  ]
}

export function aboutOf(manifest: Manifest, verification: Verification): [string, string][] {
  const { id, created, asOf, auditPeriod, source, scope, counts, gaps, previous } = manifest
  const { trust, signer, timestamp } = verification
  const { pass, fail, unknown, not_applicable: nothing } = counts.findings
  return [
    ['Exhibit package', id],
    ['Source', sourceText(source)],
    ['Settings as read', `between ${asOf.from} and ${asOf.to} (UTC); no evidence of operation over a period`],
    [
      'Audit period',
      auditPeriod ? `${auditPeriod.from} to ${auditPeriod.to}, as stated by ${auditPeriod.statedBy}` : 'not stated',
    ],
    ...statedRows(manifest),
    ['Accounts', scope.accounts.map(({ account }) => account).join(', ')],
    ['Principal', scope.accounts.map(({ principal }) => principal ?? 'none: the account was not entered').join(', ')],
    ['Regions asked', regionsOf(manifest, 'asked')],
    ['Regions reached', regionsOf(manifest, 'reached')],
    ['Regions that refused', scope.accounts.flatMap(refusedOf).join('; ') || 'none'],
    ['Enabled regions not asked', regionsOf(manifest, 'notAsked')],
    ['Regions reconciled', scope.accounts.flatMap(regionCount).join('; ') || 'not counted'],
    ...organizationRows(manifest),
    ['Made', `${created} (UTC)`],
    ['Previous package', previous === undefined ? 'not told' : (previous?.id ?? 'no earlier package')],
    ['Findings', `${fail} fail, ${unknown} unknown, ${pass} pass, ${nothing} not applicable`],
    ...manifest.frameworks.map(
      one => [`Controls of ${one.title}`, controlsText(one, verification)] satisfies [string, string],
    ),
    ['Gaps', gapsText(gaps)],
    ['Signature of the package', SIGNED[trust]],
    ['Certificate (SHA-256)', signer?.fingerprint ?? ''],
    ['Outside timestamp', timestamp ? timestampText(timestamp) : 'none: only the signer says when it was signed'],
    ['This workbook', 'a copy to work with, made from the verified package; it is not signed itself'],
  ]
}
