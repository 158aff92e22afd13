import { CONTROL_STATUSES, type ControlResult, type ControlStatus, type Framework } from '../frameworks/framework.ts'

/** One control over all accounts. */
export interface ControlRollup {
  readonly framework: string
  readonly control: string
  readonly title: string
  readonly level: string | null
  /** That of the worst account. */
  readonly status: ControlStatus
  /** The worst account; the first in the order of the results where several are. */
  readonly account: string
  readonly because: string
  /** Accounts by status. An organization-level control counts once for its organization. */
  readonly accounts: Readonly<Record<ControlStatus, number>>
}

/** Member account → management account of its organization; accounts without an organization are left out. */
export type Organizations = ReadonlyMap<string, string>

/**
 * Gives members the result that the management account reached for organization-level controls. Where the management
 * account is not among the results, a member keeps what its own tests say (a delegated administrator can read them);
 * evidence without tests is then about the wrong account, and the control is not verified.
 */
export function referenceOrganization(
  framework: Framework,
  results: readonly ControlResult[],
  organizations: Organizations,
): ControlResult[] {
  const shared = new Set(framework.controls.filter(c => c.organization).map(c => c.id))
  const own = new Map(results.map(r => [key(r.account, r.control), r]))
  return results.map(result => {
    const management = organizations.get(result.account)
    if (!shared.has(result.control) || management === undefined || management === result.account) return result
    const judged = own.get(key(management, result.control))
    if (!judged) return saysSomething(result) ? result : unread(result, management)
    const because = `Judged once for the organization, in its management account ${management}: ${judged.because}`
    return { ...judged, account: result.account, because }
  })
}

/**
 * Says of a result with nothing to judge what the control is in the accounts where it is judged, as far as the run read
 * them. The result itself stays: what holds there may hold by what only that account has.
 */
export function referOwners(result: ControlResult, owners: readonly ControlResult[]): ControlResult {
  if (result.status !== 'no_population') return result
  const there = owners.map(({ account, because }) => `In account ${account} of this run: ${because}`)
  return { ...result, because: [result.because, ...there].join(' ') }
}

/**
 * The worst account per control, in the framework's order. `results` are those of one framework, referenced or not. `short` says, as a
 * sentence, that accounts are missing in them: no control is then known to hold in all.
 */
export function rollUp(
  framework: Framework,
  results: readonly ControlResult[],
  organizations: Organizations = new Map(),
  short: string | null = null,
): ControlRollup[] {
  const byControl = Map.groupBy(results, r => r.control)
  const judged = new Set(results.map(r => r.account))
  return framework.controls.flatMap(control => {
    const all = byControl.get(control.id) ?? []
    const counted = control.organization ? all.filter(r => !referenced(r.account, judged, organizations)) : all
    const worst = worstOf(counted)
    if (!worst) return []
    const { framework: id, title, level, account } = worst
    const { status, because } = wholly(worst, short)
    return [{ framework: id, control: control.id, title, level, status, account, because, accounts: countOf(counted) }]
  })
}

/** What AWS configuration cannot show in any account is no less known for an account that is missing. */
function wholly({ status, because }: ControlResult, short: string | null): Pick<ControlResult, 'status' | 'because'> {
  if (short === null || rank(status) <= rank('not_verified') || status === 'manual' || status === 'inherited')
    return { status, because }
  return { status: 'not_verified', because: `${short} In those: ${because}` }
}

/** How many controls have each status, for manifests and charts; never a percentage of compliance. */
export function countOf(results: readonly { readonly status: ControlStatus }[]): Record<ControlStatus, number> {
  const counts = Object.fromEntries(CONTROL_STATUSES.map(s => [s, 0])) as Record<ControlStatus, number>
  for (const { status } of results) counts[status]++
  return counts
}

/** Without tests, evidence about the organization says something of it only if it says where it is judged. */
const saysSomething = ({ checks, status }: ControlResult): boolean => checks.length > 0 || status === 'no_population'

function unread(result: ControlResult, management: string): ControlResult {
  const because = `Judged for the organization; its management account ${management} was not read.`
  return { ...result, status: 'not_verified', items: [], because }
}

function referenced(account: string, judged: ReadonlySet<string>, organizations: Organizations): boolean {
  const management = organizations.get(account)
  return management !== undefined && management !== account && judged.has(management)
}

function worstOf(results: readonly ControlResult[]): ControlResult | undefined {
  let worst: ControlResult | undefined
  for (const r of results) if (!worst || rank(r.status) < rank(worst.status)) worst = r
  return worst
}

const rank = (status: ControlStatus): number => CONTROL_STATUSES.indexOf(status)
const key = (account: string, control: string): string => `${account}/${control}`
