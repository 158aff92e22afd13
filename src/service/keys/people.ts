import type { PersonChange, StoredPerson } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'
import { requireLimits, SCOPE_OF } from './roles.ts'

/**
 * Changes what a person may. `by`: the person who asks, if it is one. Throws `bad_request` where limits do not fit the role,
 * `conflict` for one's own access, `not_found` for unknown packages.
 */
export async function changePerson(
  { store }: Viewed,
  id: string,
  change: PersonChange,
  by: string | null,
): Promise<StoredPerson> {
  if (id === by) throw new ServiceError('conflict', 'Nobody changes their own access: ask another admin.')
  return store.transaction(async tx => {
    const before = await tx.people.get(id)
    const { role, roleBy, packages, from, until } = { ...before, ...given(change) }
    // Of who is limited, groups give no more than what auditors may.
    const byAdmin = change.role === undefined ? roleBy === 'admin' : true
    requireLimits([role && byAdmin ? SCOPE_OF[role] : 'auditor'], { packages, from, until })
    for (const one of change.packages ?? []) await tx.packages.get(one)
    return tx.people.update(id, change)
  })
}

const given = (change: PersonChange): PersonChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
