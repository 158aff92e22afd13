import type { Run, Target } from '../../store/index.ts'
import type { RunReach } from '../accounts/organization-reach.ts'
import type { AssessedAccount } from '../assess/assessed-account.ts'
import { type Discovery, discoveryOf, regionsOf } from '../assess/plan.ts'
import type { Building } from '../runtime/runtime.ts'

/** What a run read of an account; `all` are the targets of the run, `reach` what it reached of organizations, once that is known. */
export async function readAccount(
  runtime: Building,
  run: Run,
  account: string,
  all: readonly Target[],
  reach?: RunReach,
): Promise<AssessedAccount> {
  const discovery = discoveryOf(run, account)
  const registered = await runtime.store.accounts.byNumber(account)
  const items = await Array.fromAsync(runtime.store.evidence.items(run.id, account))
  return {
    account,
    name: registered?.name ?? null,
    allRegions: run.request.regions === null && (registered?.regions ?? null) === null && asksAll(discovery),
    declaredRegions: registered?.regions ?? null,
    organization: reach?.of(account),
    runAccounts: [...new Set(all.map(target => target.account))],
    partition: discovery?.caller.partition ?? 'aws',
    discovery,
    targets: all.filter(target => target.account === account),
    items,
    regions: regionsOf(run, account),
  }
}

/** The account may have been connected with other regions since the run asked for them. */
const asksAll = (discovery: Discovery | null): boolean =>
  discovery === null || discovery.regions.enabled.every(region => discovery.asked.includes(region))
