import type { Organizations } from '../../assess/rollup.ts'
import type { ItemHeader } from '../../evidence/item.ts'
import { StoreError } from '../../store/index.ts'
import { managementOf, ORGANIZATION_TYPE } from '../assess/organization.ts'
import { ServiceError } from '../runtime/error.ts'
import { every } from '../runtime/every.ts'
import type { Viewed } from '../runtime/serving.ts'

/** The results of one account in one finished run; they no longer change. */
export interface Source {
  readonly account: string
  readonly run: string
}

/** Which results are asked for. */
export interface Asked {
  readonly run?: string | undefined
  readonly account?: string | undefined
}

/**
 * Where results are read: the accounts of the run asked for, else of each account its newest run that had finished by
 * `asOf`. Ordered by account. Throws `not_found`, and `run_not_finished` for a run without results yet.
 */
export async function sourcesOf({ store }: Viewed, asked: Asked, asOf: string): Promise<Source[]> {
  const { run, account } = asked
  const wanted = (number: string) => account === undefined || number === account
  if (run === undefined) return (await store.runs.latestOf(asOf)).filter(of => wanted(of.account))
  const found = await store.runs.get(run).catch(error => {
    // Who sees some accounts only is not told whether others had such a run: it has no results of theirs either way.
    if (!store.seesAll && error instanceof StoreError && error.code === 'not_found') return null
    throw error
  })
  if (!found) return []
  const { status } = found
  if (status !== 'finished')
    throw new ServiceError('run_not_finished', `Run ${run} has no results: it is ${status}, not finished.`)
  const numbers = new Set((await store.targets.list(run)).map(target => target.account))
  return [...numbers].filter(wanted).map(number => ({ account: number, run }))
}

/** Every evidence item of an account in a run, ordered by region, type, as packages have them. */
export async function itemsOf({ store }: Viewed, { run, account }: Source): Promise<ItemHeader[]> {
  const items = await Array.fromAsync(every(page => store.evidence.list({ run, account }, page)))
  return items.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

const placeOf = ({ scope, type }: ItemHeader): string => `${scope.region} ${type}`

/** Member account → management account, as the organizations evidence of these runs says. */
export async function organizationsOf({ store }: Viewed, sources: readonly Source[]): Promise<Organizations> {
  const found = new Map<string, string>()
  for (const { run, account } of sources) {
    const item = await store.evidence.find({ run, account, region: 'global', type: ORGANIZATION_TYPE })
    const management = item && (await managementOf((await store.evidence.listResources(item.id, { limit: 1 })).items))
    if (management !== undefined) found.set(account, management)
  }
  return found
}
