import type { Input } from '../../../kit/index.ts'
import { listed } from './listed.ts'

/**
 * Where members of a regional type may be that the run did not look at, in words: the enabled regions that it left out, or why it is
 * not known which are enabled. Null where it read them all.
 */
export function unreadRegions(enabled: Input<string | null>, regions: readonly string[]): string | null {
  const { members, missing } = listed(enabled)
  const [first, ...more] = members.filter(region => region !== null && !regions.includes(region))
  if (first === undefined) return missing[0] ?? null
  const others = more.length > 0 ? ` and ${more.length} more enabled region${more.length > 1 ? 's' : ''}` : ''
  return `${first}${others} ${more.length > 0 ? 'were' : 'was'} not read`
}
