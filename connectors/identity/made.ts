import { EMPTY, exampleOf, layerOf } from '../policy/index.ts'
import type { AccountView } from './account-view.ts'
import type { PrincipalFact } from './facts.ts'
import { placed } from './resources.ts'

/** A user or role that is not there yet: it has no policies and no boundary, and the account's guardrails bind it. */
export function toBeMade(view: AccountView, by: PrincipalFact, makes: PrincipalFact['kind']): PrincipalFact {
  const arn = exampleOf(placed(`arn:{p}:iam::{a}:${makes}/*`, view.facts))
  const common = {
    arn,
    identity: { ...by.identity, arn, userName: makes === 'user' ? nameIn(arn) : undefined, ...UNKNOWN },
    binding: { identity: EMPTY, boundary: undefined, service: by.binding.service },
    ...{ boundary: null, policies: [], tags: undefined },
  }
  if (makes === 'user') return { ...common, kind: 'user', groups: [], keys: 0, loginProfile: false }
  return { ...common, kind: 'role', trust: layerOf([]), instanceProfile: false, kept: null }
}

/** Whoever makes it chooses its tags. */
const UNKNOWN = { uniqueId: undefined, tags: undefined }

const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
