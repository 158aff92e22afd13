import { Unjudgeable } from '../../../kit/index.ts'
import type { EffectiveAccess } from '../effective-access.ts'
import type { Assigned } from './assignments.ts'
import { or, reasonOf } from './listed.ts'
import type { People } from './people.ts'
import { rightsOf } from './rights.ts'

/** What is known of the role of the account that an assignment gives; throws where it was not read. */
export type OfRole = (arn: string) => {
  readonly use: () => EffectiveAccess['Use']
  readonly services: () => EffectiveAccess['ServiceUse']
  readonly findings: () => EffectiveAccess['CredentialFindings']
}

/** An assignment of IAM Identity Center, as a member. */
export function assignmentMember(of: Assigned, people: People, ofRole: OfRole, findingsUnread: readonly string[]) {
  const { assignment, role } = of
  const { id, account, type, principal } = assignment
  const name = people.nameOf(assignment)
  const set = permissionSetOf(of)
  const where = `${set.Name ?? assignment.set} in ${account}`
  return {
    id,
    name: `${name ?? principal} as ${where}`,
    settings: {
      ...{ Arn: role ?? null, Name: `${name ?? principal} as ${where}`, Kind: 'assignment' as const },
      PermissionSet: set,
      Assignment: { AccountId: account, PrincipalType: type, PrincipalId: principal, PrincipalName: name },
      People: () => people.of(assignment),
      ...rightsIn(of),
      ...{ AssumableBy: [], AccessKeys: [], Password: false, Quarantine: [] },
      Use: () => ofRole(roleOf(of)).use(),
      CredentialFindings: () => ofRole(roleOf(of)).findings(),
      CredentialFindingsUnread: findingsUnread,
      ServiceUse: () => ofRole(roleOf(of)).services(),
    },
  }
}

function permissionSetOf({ assignment, set }: Assigned) {
  const Unknown = set ? reasonOf(set.name) : [unreadSet(assignment)]
  return { Name: set ? (or(set.name, undefined) ?? null) : null, Arn: assignment.set ?? null, Unknown }
}

const unreadSet = ({ set }: Assigned['assignment']) => `The permission set ${set} was not read.`

function roleOf({ role, assignment }: Assigned): string {
  if (role !== undefined) return role
  throw new Unjudgeable(`How its role in account ${assignment.account} is used is not read from here.`)
}

function rightsIn({ access, set, assignment }: Assigned) {
  if (access !== undefined) return rightsOf(access)
  const why = (set && reasonOf(set.name)[0]) ?? unreadSet(assignment)
  const unread = (): never => {
    throw new Unjudgeable(why)
  }
  return {
    Administrator: { Is: 'unknown' as const, Through: [], Unknown: [why] },
    ...{ EscalationsOmitted: [], EscalationsUnread: [why], DestroysUnread: {} },
    ...{ Escalations: unread, Chains: unread, Destroys: unread, Grants: unread },
  }
}
