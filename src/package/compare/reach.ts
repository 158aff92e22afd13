import type { Manifest } from '../format/manifest.ts'

/** Whether a place was looked at: an account as a whole, or one of its regions that was reached. */
export type Reach = (account: string, region: string) => boolean

export function reachOf({ accounts }: Manifest['scope']): Reach {
  const reached = new Map(accounts.map(({ account, regions }) => [account, new Set(regions.reached)]))
  return (account, region) => (region === 'global' ? reached.has(account) : reached.get(account)?.has(region) === true)
}
