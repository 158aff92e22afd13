import { evidenceTypes } from '../../../connectors/index.ts'
import type { AccountTallies, Tally } from '../../assess/account-tallies.ts'
import { controlResults, ownersOf } from '../../assess/controls.ts'
import { typeStates } from '../../assess/type-states.ts'
import type { ItemHeader } from '../../evidence/item.ts'
import { reachText } from '../../evidence/organization-reach.ts'
import type { ControlResult, Framework } from '../../frameworks/framework.ts'
import type { AccountScope } from '../../package/format/manifest.ts'
import { registry } from '../frameworks/catalogue.ts'

/**
 * The results of one framework in one account, from the account's scope statement, its items and what came of the
 * checks: the same where a run ends and where its package is re-performed.
 */
export function assessControls(
  framework: Framework,
  scope: AccountScope,
  items: readonly ItemHeader[],
  tallies: ReadonlyMap<string, Tally>,
): ControlResult[] {
  const ids = controlItems(items, [framework])
  return controlResults(framework, accountTallies(scope, items, tallies)).map(result => ({
    ...result,
    items: ids(framework.id, result.control),
  }))
}

/** By control: the accounts where it is judged where nothing of it can be judged in this one. */
export function controlOwners(
  framework: Framework,
  scope: AccountScope,
  items: readonly ItemHeader[],
): Map<string, string[]> {
  const of = accountTallies(scope, items, new Map())
  return new Map(framework.controls.map(control => [control.id, ownersOf(control, of)]))
}

const accountTallies = (
  scope: AccountScope,
  items: readonly ItemHeader[],
  tallies: ReadonlyMap<string, Tally>,
): AccountTallies => ({
  account: scope.account,
  tallies,
  types: typeStates(items, evidenceTypes, scope.regions.asked),
  typesOf,
  unreached: unreachedIn(scope),
  outside: scope.regions.notAsked,
  ...organizationOf(scope),
})

/** Accounts of the declared scope that were not read; those outside it are a limit. What nobody may list here is neither. */
function organizationOf({ organization: of }: AccountScope): Pick<AccountTallies, 'organization'> {
  if (!of || of.agrees || (of.problem && !of.declared)) return {}
  const text = reachText(of)
  return { organization: of.declared ? { short: text, outside: null } : { short: null, outside: text } }
}

/** Regions of the declared scope that were not read: all enabled ones where none was named, also if nobody knows which. */
function unreachedIn({ regions, principal, listGap }: AccountScope): string[] {
  const unread = [...regions.refused.map(({ region }) => region), ...regions.disabled].sort()
  // An account that could not be entered has the same gap for another reason.
  const unlisted = regions.all === true && principal !== null && listGap !== null
  return unlisted ? [...unread, 'regions that could not be listed'] : unread
}

/** The items behind a control: those of the types it attaches and its checks judge or read. */
export function controlItems(
  items: readonly ItemHeader[],
  frameworks: readonly Framework[],
): (framework: string, control: string) => string[] {
  const byType = Map.groupBy(items, item => item.type)
  const known = new Map(
    frameworks.flatMap(f =>
      f.controls.map(c => {
        const types = new Set([...(c.evidenceTypes ?? []), ...c.checks.flatMap(({ check }) => typesOf(check))])
        return [
          `${f.id}/${c.id}`,
          [...types].sort().flatMap(type => (byType.get(type) ?? []).map(item => item.id)),
        ] as const
      }),
    ),
  )
  return (framework, control) => known.get(`${framework}/${control}`) ?? []
}

const { typesOf } = registry
