import { allowStatements, grantsEveryAction, reachesEvery, reachesEveryResource, type Statement } from '../policy.ts'
import type { InlinePolicy } from './document.ts'

/**
 * Whether a document gives full administration: on every resource, every action, by one statement or by several
 * together, or by a NotAction that leaves out some services but not IAM, with which its holder can take the rest.
 * Denies and conditions in it are not credited: both can be lifted by whoever holds the permissions.
 */
export function givesFullAdmin(document: unknown): boolean {
  const grants = allowStatements(document)
  return grants.some(s => reachesEveryResource(s) && grantsEveryAction(s)) && grants.some(givesAllOfIam)
}

/**
 * Every IAM action on every IAM resource, or on every one of a kind by which its holder can give itself the rest. IAM
 * takes no `arn:aws:iam::…:*`, so whoever avoids `*` writes the kinds out.
 */
export const givesAllOfIam = (s: Statement): boolean =>
  grantsEveryAction(s, 'iam') && ['', 'user/', 'group/', 'role/', 'policy/'].some(kind => reachesEvery(s, 'iam', kind))

/** Names of the inline policies that give full administration. */
export const fullAdminAmong = (policies: InlinePolicy[]): string[] =>
  policies.filter(p => givesFullAdmin(documentOf(p))).map(p => p.PolicyName ?? 'without a name')

/** A policy listed without its document is one we could not read, never one that allows nothing. */
function documentOf(policy: InlinePolicy): unknown {
  if (policy.PolicyDocument === undefined) throw new TypeError('a policy without a document')
  return policy.PolicyDocument
}
