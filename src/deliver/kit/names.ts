import type { Sent } from './sent.ts'

/** Tells names of packages of the same account: what comes now is the next version of the newest of these. */
export function sameAccount({ facts }: Sent): (name: string | null | undefined) => boolean {
  const own = new RegExp(`^\\d{4}-\\d\\d-\\d\\d_${facts.account ?? 'exhibit'}_[0-9a-f-]{36}\\.zip$`)
  return name => own.test(name ?? '')
}
