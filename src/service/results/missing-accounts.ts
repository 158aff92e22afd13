import { type OrganizationReach, reachText } from '../../evidence/organization-reach.ts'
import type { Run } from '../../store/index.ts'
import { organizationsNow } from '../accounts/organization-reach.ts'
import type { Viewed } from '../runtime/serving.ts'
import type { Asked, Source } from './record.ts'

/**
 * The accounts of connected organizations that are to be read and are not among the results, as a sentence; null where there are none. Who
 * sees some accounts only, or asks for one, is told of those alone.
 */
export async function missingAccounts(
  { store }: Viewed,
  { run, account }: Asked,
  sources: readonly Source[],
): Promise<string | null> {
  if (!store.seesAll || account !== undefined || sources.length === 0) return null
  const all =
    run === undefined
      ? await organizationsNow(
          store,
          sources.map(source => source.account),
        )
      : reachedIn(await store.runs.get(run))
  const short = all.filter(({ declared, agrees }) => declared && !agrees).map(reachText)
  const text = short.join('; ')
  return text === '' ? null : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** What a finished run reached of organizations; none for runs of before it was counted. */
export const reachedIn = ({ counts }: Pick<Run, 'counts'>): readonly OrganizationReach[] =>
  (counts as { organizations?: readonly OrganizationReach[] } | null)?.organizations ?? []
