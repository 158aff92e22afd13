import type { ListCall } from './call.ts'

/** AWS answered a member without what tells it from others. It is said, never dropped: it makes the population incomplete. */
export class MemberWithoutId extends Error {
  override readonly name = 'MemberWithoutId'
}

/** What identifies a member that AWS answered alone (not in a list). Throws {@link MemberWithoutId} where it is missing. */
export function required(id: string | undefined): string {
  if (!id) throw new MemberWithoutId('AWS answered a member without its identity')
  return id
}

/** True where a member has all that its list declares as its identity. */
export function isIdentified(call: Pick<ListCall, 'id'>, member: unknown): boolean {
  if (call.id.length === 0) return true
  const fields = (member ?? {}) as Readonly<Record<string, unknown>>
  return call.id.every(field => fields[field] !== undefined && fields[field] !== null && fields[field] !== '')
}
