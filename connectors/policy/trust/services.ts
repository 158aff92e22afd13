import { narrowsCaller } from '../narrowing.ts'
import { isNotPrincipal, principalsOf } from '../principals.ts'
import { coversAction, statements } from '../reach.ts'
import type { Statement } from '../statement.ts'
import { asksExternalId, trustGrants } from './assuming.ts'

const ASSUME = 'sts:AssumeRole'

/** By which a service says for whose resource it acts ("The confused deputy problem", IAM User Guide). */
const SOURCE_KEYS = ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths']
const isAboutSource = ({ key }: { key: string }): boolean => SOURCE_KEYS.includes(key.toLowerCase())

/** A service that may assume a role, and whether conditions fix for whose resources: `unsaid` where that is not followed. */
export interface ServiceTrust {
  readonly service: string
  readonly source: 'fixed' | 'open' | 'unsaid'
}

/**
 * The AWS services that a trust policy lets assume the role, each as a statement names it. An external id may be a secret
 * of the account's, a Deny may spare some sources alone, and NotPrincipal names no service: what these leave is unsaid.
 */
export function serviceTrusts(document: unknown): ServiceTrust[] {
  const denied = statements(document).some(
    s => s.effect === 'Deny' && coversAction(s, ASSUME) && s.conditions.some(isAboutSource),
  )
  return trustGrants(document)
    .filter(s => coversAction(s, ASSUME))
    .flatMap(s => {
      const source = sourceOf(s)
      const told = source === 'open' && denied ? 'unsaid' : source
      if (isNotPrincipal(s)) return [{ service: 'services that are not named', source: 'unsaid' as const }]
      const services = principalsOf(s).filter(({ type }) => type === 'Service')
      return services.map(({ value: service }) => ({ service, source: told }))
    })
}

function sourceOf(s: Statement): ServiceTrust['source'] {
  if (narrowsCaller({ ...s, conditions: s.conditions.filter(isAboutSource) })) return 'fixed'
  return asksExternalId(s) ? 'unsaid' : 'open'
}
