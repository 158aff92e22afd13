import { LISTED_REGIONS } from '../../collect/regions.ts'
import { didYouMean } from '../frameworks/did-you-mean.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'

/**
 * Before an account is entered nobody can be asked for its regions: they are those that AWS's SDKs list, and newer ones that
 * an account named in a run. Throws `unknown_region`.
 */
export async function requireRegions({ store }: Pick<Viewed, 'store'>, regions: readonly string[] | null | undefined) {
  const known = new Set(LISTED_REGIONS)
  for (const region of regions ?? []) {
    if (known.has(region) || (await store.runs.hasSeenRegion(region))) continue
    throw new ServiceError('unknown_region', `There is no AWS region "${region}"${didYouMean(region, known)}.`)
  }
}
