import { type Binding, EMPTY, evaluate } from '../policy/index.ts'
import { controlsOf } from './controls.ts'
import type { Facts, RoleFact } from './facts.ts'
import { COGNITO } from './path.ts'
import { best, type Way, wayOf } from './way.ts'

const NOBODY: Binding = { identity: EMPTY, boundary: undefined, service: [] }

/** A service asks for itself: identity policies and organizations have no say. What it does, it does for the account's own resources. */
function serviceTrust(role: RoleFact, service: string, facts: Facts): Way | undefined {
  const { organization: own } = role.identity
  const organization = typeof own === 'string' ? [own] : own
  const known: Readonly<Record<string, readonly string[] | null | undefined>> = {
    'aws:sourceaccount': [facts.account],
    'aws:resourceaccount': [facts.account],
    'aws:sourceorgid': organization,
    'aws:resourceorgid': organization,
    'aws:principalorgid': null,
    'aws:principalisawsservice': ['true'],
    'aws:principalservicename': [service],
    'sts:externalid': null,
    'aws:username': null,
  }
  const ruling = evaluate(NOBODY, {
    caller: { type: 'Service', name: service },
    action: 'sts:AssumeRole',
    resource: role.arn,
    context: key => (Object.hasOwn(known, key) ? known[key] : undefined),
    resourcePolicy: role.trust,
    resourceControls: controlsOf('sts:AssumeRole', facts.resourceControls),
    rule: 'alone',
  })
  return wayOf('sts:AssumeRole', role.arn, ruling)
}

/** How a service comes to act with a role. Identity pools give it to people whom they vouch for, guests or not. */
export const trustOf = (role: RoleFact, service: string, facts: Facts): Way | undefined =>
  service === COGNITO
    ? best(
        ['unauthenticated', 'authenticated'].map(amr =>
          federatedTrust(role, COGNITO, facts, { [`${COGNITO}:amr`]: [amr] }),
        ),
      )
    : serviceTrust(role, service, facts)

/** How somebody takes a role for whom an identity provider vouches. */
export function federatedTrust(
  role: RoleFact,
  provider: string,
  { resourceControls }: Facts,
  known: Readonly<Record<string, readonly string[]>> = {},
): Way | undefined {
  const action = provider.includes(':saml-provider/') ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity'
  const ruling = evaluate(NOBODY, {
    caller: { type: 'Federated', name: provider },
    action,
    resource: role.arn,
    context: key => known[key],
    resourcePolicy: role.trust,
    resourceControls: controlsOf(action, resourceControls),
    rule: 'alone',
  })
  return wayOf(action, role.arn, ruling)
}

/** The identity providers of the account that a role's trust policy names. */
export function providersOf({ trust }: RoleFact, { account }: Facts): string[] {
  const members = trust.policies.flatMap(held => held.read.policy.statements.flatMap(s => s.principals?.members ?? []))
  const named = members.filter(({ type, value }) => type === 'Federated' && value.split(':')[4] === account)
  return [...new Set(named.map(({ value }) => value))]
}
