import { referenceOrganization, referOwners } from '../../assess/rollup.ts'
import type { ControlResult, Framework } from '../../frameworks/framework.ts'
import type { Run, Target } from '../../store/index.ts'
import type { RunReach } from '../accounts/organization-reach.ts'
import { assessControls, controlOwners } from '../assess/account-controls.ts'
import { accountScope } from '../assess/account-scope.ts'
import type { AssessedAccount } from '../assess/assessed-account.ts'
import { managementOf, ORGANIZATION_TYPE } from '../assess/organization.ts'
import { frameworksOf } from '../assess/plan.ts'
import type { Building } from '../runtime/runtime.ts'
import { readAccount } from './read-account.ts'

/** Writes what came of the controls in one account of a run, with what other accounts of the run say of them. */
export interface RunControls {
  write(of: AssessedAccount): Promise<void>
}

/** What an account of the run says itself of each control of a framework. */
type Own = (account: string, framework: Framework) => Promise<readonly ControlResult[]>

export async function runControls(
  runtime: Building,
  run: Run,
  targets: readonly Target[],
  reach: RunReach,
): Promise<RunControls> {
  const accounts = [...new Set(targets.map(target => target.account))]
  const members = await membersAmong(runtime, run, accounts)
  const frameworks = frameworksOf(run.request, runtime.frameworks).map(({ framework }) => framework)
  const own = remembered(async (account, framework) =>
    controlsOf(runtime, run, await readAccount(runtime, run, account, targets, reach), framework),
  )
  return {
    async write(of) {
      for (const framework of frameworks) {
        const management = members.get(of.account)
        const judged =
          management === undefined || management === of.account || !accounts.includes(management)
            ? []
            : await own(management, framework)
        const results = referenceOrganization(
          framework,
          [...(await controlsOf(runtime, run, of, framework)), ...judged],
          members,
        ).filter(result => result.account === of.account)
        const owners = controlOwners(framework, accountScope(of), of.items)
        const told: ControlResult[] = []
        for (const result of results) {
          const others = (owners.get(result.control) ?? []).filter(a => a !== of.account && accounts.includes(a))
          told.push(referOwners(result, await resultsIn(others, result.control, framework, own)))
        }
        await runtime.store.controls.write(
          run.id,
          framework.id,
          of.account,
          told.map(({ items: _, ...stored }) => stored),
        )
      }
    },
  }
}

async function resultsIn(accounts: readonly string[], control: string, framework: Framework, own: Own) {
  const all = await Promise.all(accounts.map(account => own(account, framework)))
  return all.flatMap(results => results.filter(result => result.control === control))
}

/** Asks once for each account and framework: few accounts own what others are judged by. */
function remembered(ask: Own): Own {
  const known = new Map<string, Promise<readonly ControlResult[]>>()
  return (account, framework) => {
    const key = `${account}/${framework.id}`
    const found = known.get(key) ?? ask(account, framework)
    known.set(key, found)
    return found
  }
}

async function controlsOf(
  runtime: Building,
  run: Run,
  of: AssessedAccount,
  framework: Framework,
): Promise<ControlResult[]> {
  const tallies = await runtime.store.verdicts.tally(run.id, { account: of.account })
  return assessControls(framework, accountScope(of), of.items, new Map(tallies.map(tally => [tally.check, tally])))
}

/** Member account → management account. */
async function membersAmong(runtime: Building, run: Run, accounts: readonly string[]): Promise<Map<string, string>> {
  const members = new Map<string, string>()
  for (const account of accounts.length < 2 ? [] : accounts) {
    const management = await managementAccountOf(runtime, run, account)
    if (management !== undefined) members.set(account, management)
  }
  return members
}

async function managementAccountOf(runtime: Building, run: Run, account: string): Promise<string | undefined> {
  const item = await runtime.store.evidence.find({ run: run.id, account, region: 'global', type: ORGANIZATION_TYPE })
  return item && managementOf(runtime.store.evidence.resources(item.id))
}
