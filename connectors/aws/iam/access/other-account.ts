import type { Facts } from '../../../identity/index.ts'
import type { Bound } from './organization.ts'

/** What is known here of another account of the organization: what binds it, and nothing of what is in it. */
export function factsOfOther(account: string, own: Facts, bound: Bound): Facts {
  const missing = `What is in account ${account} is not read from account ${own.account}.`
  return {
    ...{ account, partition: own.partition, resourceControls: bound.resource },
    ...{ users: [], roles: [], groups: [], attachable: [], carriers: new Map(), buckets: new Map() },
    keys: { members: [], missing },
    guarded: new Map([...own.guarded].map(([action, { admits = false }]) => [action, nothingOf(missing, admits)])),
    missing: { users: [missing], roles: [missing], groups: [missing], policies: [missing] },
  }
}

const nothingOf = (why: string, admits: boolean) => ({ members: [], missing: [why], admits })
