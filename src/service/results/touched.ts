import type { ResourceCheck, Status } from '../../../connectors/kit/index.ts'
import { touchedBy } from '../../assess/touched.ts'
import type { ItemHeader, Resource } from '../../evidence/item.ts'
import { regionsOf } from '../assess/plan.ts'
import { checkById } from '../frameworks/catalogue.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'
import { itemsOf } from './record.ts'

export interface TouchedSettings {
  readonly status: Status
  readonly reason: string
  readonly pointers: readonly string[]
}

/** Judges a member of an evidence item again. Throws `unknown_check`, `bad_request` for a check on something else, and `not_found`. */
export async function touchedSettings(
  runtime: Viewed,
  id: string,
  check: string,
  resource: string,
): Promise<TouchedSettings> {
  const { store } = runtime
  const item = await store.evidence.get(id)
  const judging = checkOn(item, check)
  const { account, partition } = item.scope
  const run = await store.runs.get(item.collected.run)
  const items = Object.keys(judging.reads).length > 0 ? await itemsOf(runtime, { run: run.id, account }) : [item]
  const { verdict, pointers } = await touchedBy(judging, await memberOf(runtime, item, resource), item, {
    ...{ account, partition, items, regions: regionsOf(run, account) },
    startedAt: new Date(run.startedAt ?? run.createdAt),
    resources: of => store.evidence.resources(of.id),
  })
  return { status: verdict.status, reason: verdict.reason, pointers }
}

function checkOn(item: ItemHeader, id: string): ResourceCheck {
  const check = checkById(id)
  if (!check) throw new ServiceError('unknown_check', `There is no check "${id}"; \`exhibit checks\` lists them.`)
  if (check.judges !== 'resource' || check.type.id !== item.type)
    throw new ServiceError('bad_request', `Check ${id} does not judge members of ${item.type}.`)
  return check
}

async function memberOf({ store }: Viewed, item: ItemHeader, resource: string): Promise<Resource> {
  for await (const member of store.evidence.resources(item.id)) if (member.id === resource) return member
  throw new ServiceError('not_found', `Evidence item ${item.id} has no member "${resource}".`)
}
