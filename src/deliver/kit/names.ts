import type { Sent } from './sent.ts'

/** Tells names of the same file of earlier packages of the account: what comes now is the next version of the newest of these. */
export function sameAccount({ facts, part }: Sent): (name: string | null | undefined) => boolean {
  const end = part === '' ? '.zip' : `_${part}`
  const own = new RegExp(`^\\d{4}-\\d\\d-\\d\\d_${facts.account ?? 'exhibit'}_[0-9a-f-]{36}$`)
  return name => name?.endsWith(end) === true && own.test(name.slice(0, -end.length))
}
