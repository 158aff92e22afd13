import { Unjudgeable } from '../../kit/index.ts'
import {
  allowStatements,
  arnParts,
  coversAction,
  grantsAction,
  grantsEveryAction,
  reachesEvery,
  reachesEveryResource,
  type Statement,
  statements,
} from '../../policy/index.ts'
import type { InlinePolicy } from './document.ts'

/**
 * Whether documents, held together, give full administration: on every resource, every action, by one statement or by several
 * together, or by a NotAction that leaves out some services but not IAM, with which its holder can take the rest.
 * Denies and conditions in it are not credited: both can be lifted by whoever holds the permissions.
 */
export function givesFullAdmin(...documents: unknown[]): boolean {
  const grants = documents.flatMap(allowStatements)
  return grants.some(s => reachesEveryResource(s) && grantsEveryAction(s)) && grants.some(givesAllOfIam)
}

/**
 * Every IAM action on every IAM resource, or on every one of a kind by which its holder can give itself the rest. IAM
 * takes no `arn:aws:iam::…:*`, so whoever avoids `*` writes the kinds out.
 */
export const givesAllOfIam = (s: Statement): boolean =>
  grantsEveryAction(s, 'iam') && ['', 'user/', 'group/', 'role/', 'policy/'].some(kind => reachesEvery(s, 'iam', kind))

/** Names of the inline policies that give full administration, each alone or, if none does, all of them together. */
export function fullAdminAmong(policies: InlinePolicy[]): string[] {
  const named = policies.map(p => ({ name: p.PolicyName ?? 'without a name', document: documentOf(p) }))
  const alone = named.filter(p => givesFullAdmin(p.document))
  if (alone.length > 0) return alone.map(p => p.name)
  return givesFullAdmin(...named.map(p => p.document)) ? named.map(p => p.name) : []
}

/** Of the names of services in a statement those that it gives every action of; `*` is all of them. */
export function wholeServices(statement: Statement): string[] {
  if (statement.actions.not) return grantsEveryAction(statement) ? ['every service that its NotAction leaves'] : []
  const named = statement.actions.patterns.map(({ text }) => text.split(':')[0]?.toLowerCase() ?? text)
  return [...new Set(named)].filter(service => grantsEveryAction(statement, service))
}

/**
 * Whether a document lets its holder decrypt with every key of KMS: not with those of one region only, which Security Hub
 * gives as the way out of KMS.1. Denies and conditions are not credited.
 */
export const decryptsWithEveryKey = (document: unknown): boolean =>
  allowStatements(document).some(
    s => ['kms:Decrypt', 'kms:ReEncryptFrom'].some(action => grantsAction(s, action)) && reachesEveryKey(s),
  )

function reachesEveryKey(s: Statement): boolean {
  const { resources } = s
  if (resources === undefined || resources.not) return reachesEvery(s, 'kms', 'key/')
  return resources.patterns.some(pattern => {
    const [, , , region = ''] = arnParts(pattern.text)
    const everywhere = region === '' || /[*?]/.test(region)
    return everywhere && reachesEvery({ resources: { not: false, patterns: [pattern] } }, 'kms', 'key/')
  })
}

const SUBSCRIBE = 'aws-marketplace:Subscribe'

/**
 * Whether a document lets its holder subscribe to every product of AWS Marketplace. A Deny of it on everything, without
 * conditions, takes it away again; other Denies and conditions are not credited.
 */
export const subscribesToEverything = (document: unknown): boolean =>
  allowStatements(document).some(s => grantsAction(s, SUBSCRIBE) && reachesEvery(s, 'aws-marketplace')) &&
  !statements(document).some(
    s => s.effect === 'Deny' && s.conditions.length === 0 && coversAction(s, SUBSCRIBE) && reachesEveryResource(s),
  )

/** Names of the inline policies that are too broad in a way that each can be by itself. */
export const broadAmong = (policies: InlinePolicy[], broad: (document: unknown) => boolean): string[] =>
  policies.filter(p => broad(documentOf(p))).map(p => p.PolicyName ?? 'without a name')

/** A policy listed without its document is one we could not read, never one that allows nothing. */
function documentOf(policy: InlinePolicy): unknown {
  if (policy.PolicyDocument === undefined) throw new Unjudgeable('AWS listed an inline policy without its document.')
  return policy.PolicyDocument
}
