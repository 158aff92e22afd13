import { referenceOrganization } from '../../assess/rollup.ts'
import { type ControlRow, hasBasis, withBasis } from '../../frameworks/basis.ts'
import type { ControlResult, Framework } from '../../frameworks/framework.ts'
import type { Contents } from '../../package/verify/contents.ts'
import { assessControls, controlItems, controlOwners } from '../assess/account-controls.ts'
import { managementOf, ORGANIZATION_TYPE } from '../assess/organization.ts'
import { type Difference, type Differences, differing } from './differences.ts'
import type { AccountInputs } from './inputs.ts'
import type { Plan } from './plan.ts'
import type { Tallies } from './tallies.ts'
import type { SameRules } from './versions.ts'

/** Controls whose result rests on evidence that is not in the package. */
export interface NotRecomputed {
  readonly account: string | null
  readonly framework: string
  /** Null for all controls of the framework. */
  readonly controls: readonly string[] | null
  readonly why: string
}

export interface Recomputed {
  readonly results: readonly ControlRow[]
  /** Keys of results that were reached in another account's package. */
  readonly elsewhere: ReadonlySet<string>
  /** Keys of results of which the package may say too what they are in other accounts of the run. */
  readonly referred: ReadonlySet<string>
  readonly notRecomputed: readonly NotRecomputed[]
}

/** What of a result does not come from the mapping and the account's own items. */
const JUDGED: readonly string[] = ['status', 'findings', 'limits', 'because']
/** What packages of earlier versions do not say of a control. */
const BASIS: readonly string[] = ['responsibility', 'needs', 'links']

/** The status of every control of the frameworks at hand, from the verdicts just recomputed. */
export async function recomputeControls(
  contents: Contents,
  accounts: readonly AccountInputs[],
  plan: Plan,
  tallies: Tallies,
): Promise<Recomputed> {
  const results: ControlRow[] = []
  const told = withBasis(plan.frameworks.map(({ framework }) => framework))
  const elsewhere = new Set<string>()
  const referred = new Set<string>()
  const notRecomputed: NotRecomputed[] = []
  const together = contents.manifest.scope.runAccounts ?? []
  for (const of of accounts) {
    const { account } = of.scope
    const item = of.headers.find(({ type, scope }) => type === ORGANIZATION_TYPE && scope.region === 'global')
    const management = item && (await managementOf(contents.resources(item.id)))
    const members = new Map(together.length > 1 && management !== undefined ? [[account, management]] : [])
    for (const { framework } of plan.frameworks) {
      const own = assessControls(framework, of.scope, of.headers, tallies.of(account))
      // A package names the account's own items, whoever judged.
      const items = controlItems(of.headers, [framework])
      for (const result of referenceOrganization(framework, own, members))
        results.push(told({ ...result, items: items(framework.id, result.control) }))
      const judgedThere = referredIn(framework, of, own, together)
      for (const control of judgedThere) referred.add(keyOf({ framework: framework.id, control, account }))
      if (judgedThere.length > 0)
        notRecomputed.push({ account, framework: framework.id, controls: judgedThere, why: REFERRED })
      if (management === undefined || management === account || !together.includes(management)) continue
      const shared = organizationControls(framework)
      for (const control of shared) elsewhere.add(keyOf({ framework: framework.id, control, account }))
      if (shared.length > 0)
        notRecomputed.push({ account, framework: framework.id, controls: shared, why: judgedIn(management) })
    }
  }
  return { results, elsewhere, referred, notRecomputed }
}

const REFERRED =
  'Nothing of them can be judged in this account: what they are in the accounts they name stands in the packages of those, of the same run.'

/** Controls with nothing to judge here, of which another account of the run says what they are. */
function referredIn(
  framework: Framework,
  { scope, headers }: AccountInputs,
  own: readonly ControlResult[],
  together: readonly string[],
): string[] {
  const owners = controlOwners(framework, scope, headers)
  const others = (control: string) => (owners.get(control) ?? []).filter(one => one !== scope.account)
  return own
    .filter(({ status, control }) => status === 'no_population' && others(control).some(one => together.includes(one)))
    .map(({ control }) => control)
}

const judgedIn = (management: string) =>
  `They were judged once for the organization, in its management account ${management}: re-perform the package of that account of the same run.`

const organizationControls = (framework: Framework): string[] =>
  framework.controls.filter(control => control.organization).map(({ id }) => id)

const keyOf = (of: Pick<ControlResult, 'framework' | 'control' | 'account'>): string =>
  JSON.stringify([of.framework, of.control, of.account])

/** Holds the results against `controls.json`; answers how many were. */
export async function compareControls(
  contents: Contents,
  { results, elsewhere, referred }: Recomputed,
  plan: Plan,
  same: SameRules,
  differences: Differences,
): Promise<number> {
  const ours = new Map(results.map(result => [keyOf(result), result]))
  const absent = new Set(plan.missing.map(({ id }) => id))
  let checked = 0
  for await (const theirs of contents.controls()) {
    if (absent.has(theirs.framework)) continue
    const of = differenceOf(theirs, same)
    const mine = ours.get(keyOf(theirs))
    ours.delete(keyOf(theirs))
    if (!mine) differences.add({ ...of, field: null, package: theirs.status, recomputed: null })
    else {
      checked++
      const judged = elsewhere.has(keyOf(theirs)) ? JUDGED : []
      const more = referred.has(keyOf(theirs)) && theirs.because.startsWith(`${mine.because} In account `)
      const unsaid = !hasBasis(theirs) && of.rules === 'other' ? BASIS : []
      for (const one of differing(of, theirs, mine, new Set([...judged, ...unsaid, ...(more ? ['because'] : [])])))
        differences.add(one)
    }
  }
  for (const mine of ours.values())
    differences.add({ ...differenceOf(mine, same), field: null, package: null, recomputed: mine.status })
  return checked
}

function differenceOf(
  { framework, control, account, title }: ControlResult,
  same: SameRules,
): Omit<Difference, 'field' | 'package' | 'recomputed'> {
  const rules = same.checks && same.mappings.has(framework) ? 'same' : 'other'
  return { kind: 'control', id: `${framework}/${control}`, account, about: title, rules }
}
