import type { ApiKey, Role, Scope, Viewer } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'

/** What each scope may beyond those before it; docs/access.md has the routes. */
export const SCOPES = ['auditor', 'read', 'operate', 'admin'] as const satisfies readonly Scope[]

/** What people with a role may, as keys with a scope. */
export const SCOPE_OF: Readonly<Record<Role, Scope>> = {
  auditor: 'auditor',
  reader: 'read',
  operator: 'operate',
  admin: 'admin',
}

/** From the least to the most. */
export const ROLES = ['auditor', 'reader', 'operator', 'admin'] as const satisfies readonly Role[]

export const includes = (scopes: readonly Scope[], needed: Scope): boolean =>
  scopes.some(scope => SCOPES.indexOf(scope) >= SCOPES.indexOf(needed))

interface Limits {
  readonly packages?: readonly string[] | null | undefined
  readonly from?: string | null | undefined
  readonly until?: string | null | undefined
}

const isLimited = ({ packages = null, from = null, until = null }: Limits): boolean =>
  packages !== null || from !== null || until !== null

/** What a key or a session shows. */
export function viewerOf(key: ApiKey): Viewer {
  const { accounts, packages, from, until } = key
  return isLimited(key) ? { packages, from, until, accounts } : (accounts ?? 'all')
}

/** Whoever is limited is an auditor, whatever their groups say. */
export const scopeOf = (role: Role, limits: Limits): Scope => (isLimited(limits) ? 'auditor' : SCOPE_OF[role])

/**
 * Only who reads results can be limited to packages or a period: whoever sets up or runs things would see more by doing so.
 * Throws `bad_request`.
 */
export function requireLimits(scopes: readonly Scope[], limits: Limits): void {
  const { from = null, until = null } = limits
  if (!isLimited(limits)) return
  if (includes(scopes, 'read'))
    throw new ServiceError(
      'bad_request',
      'Only auditors can be limited to packages or a period: give the scope auditor.',
    )
  if (from !== null && until !== null && Date.parse(from) >= Date.parse(until))
    throw new ServiceError('bad_request', 'The period ends before it begins: give a `from` before `until`.')
}
