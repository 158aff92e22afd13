import { readers } from '../../../connectors/index.ts'
import type { TypeOfConnector } from '../../../connectors/kit/index.ts'
import { mainRegion } from '../../collect/partitions.ts'
import type { Caller } from '../../collect/scope.ts'
import type { Run, Target } from '../../store/index.ts'
import { type Discovery, frameworksOf, plannedRegions, plannedTypes } from '../assess/plan.ts'
import type { AccountSession } from '../runtime/account-session.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Runtime } from '../runtime/runtime.ts'

/** The first target of an account finds its regions, and adds a target for each; disabled ones end at once. */
export async function planRegions(
  runtime: Runtime,
  run: Run,
  target: Target,
  session: AccountSession,
  caller: Caller,
): Promise<Discovery> {
  const registered = await runtime.store.accounts.byNumber(target.account)
  const regions = await session.regions()
  const asked = plannedRegions(
    run.request.regions ?? registered?.regions ?? null,
    regions,
    mainRegion(caller.partition),
  )
  const discovery: Discovery = { caller, regions, asked, listedAt: new Date().toISOString() }
  await addRegions(runtime, run, target, discovery, asked)
  return discovery
}

async function addRegions(
  runtime: Runtime,
  run: Run,
  { account }: Target,
  discovery: Discovery,
  regions: readonly string[],
): Promise<void> {
  const { store, queue } = runtime
  await store.runs.describeAccount(run.id, account, discovery)
  if (regions.length === 0 || plannedTypesOf(runtime, run, 'region').length === 0) return
  const targets = regions.map(region => ({ account, region }))
  await store.targets.add(run.id, targets)
  await queue.collect(
    targets.map(of => ({ run: run.id, ...of })),
    run.owner,
  )
}

/**
 * An account may enable a region while it is read: where all of them were asked for, they are listed again when its
 * account-wide evidence is there, and one that is new is read too. The run cannot end meanwhile, as this target has not.
 */
export async function recountRegions(
  runtime: Runtime,
  run: Run,
  target: Target,
  session: AccountSession,
  before: Discovery,
): Promise<void> {
  const registered = await runtime.store.accounts.byNumber(target.account)
  const asksAll = (run.request.regions ?? registered?.regions ?? null) === null
  if (!asksAll || before.regions.gap !== null || plannedTypesOf(runtime, run, 'region').length === 0) return
  const regions = await session.regionsAgain()
  if (regions.gap !== null) return
  const added = regions.enabled.filter(region => !before.asked.includes(region))
  const asked = [...before.asked, ...added].sort()
  if (added.length > 0)
    runtime.log.info({ run: run.id, account: target.account, regions: added }, 'regions were enabled during the run')
  await addRegions(runtime, run, target, { ...before, regions, asked, listedAt: new Date().toISOString() }, added)
}

/** What the account's first target found. */
export async function discoveryOf(runtime: Runtime, run: Pick<Run, 'id'>, of: { account: string }): Promise<Discovery> {
  const { scope } = await runtime.store.runs.get(run.id)
  const found = (scope as Record<string, Discovery> | null)?.[of.account]
  if (!found) throw new ServiceError('run_failed', `The regions of account ${of.account} were not found.`)
  return found
}

export function plannedTypesOf(
  runtime: Runtime,
  run: Pick<Run, 'request'>,
  reach: 'account' | 'region',
): TypeOfConnector[] {
  const types = plannedTypes(run.request, frameworksOf(run.request, runtime.frameworks))
  return types.flatMap(id => readers.get(id) ?? []).filter(of => of.type.reach === reach)
}
