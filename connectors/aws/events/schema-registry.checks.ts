import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import {
  accountOf,
  allowStatements,
  isAnyone,
  isNotPrincipal,
  nameOf,
  needsPrincipal,
  principalsOf,
  type Statement,
} from '../../policy/index.ts'
import { schemaRegistry } from './schema-registry.ts'

/** Whether a statement lets in others than the account itself: `perhaps` where that rests on a condition, or on who a principal is. */
function letsOthersIn(statement: Statement, own: string): 'yes' | 'perhaps' | 'no' {
  needsPrincipal(statement)
  const principals = principalsOf(statement)
  const others = principals.filter(p => !isAnyone(p) && p.type === 'AWS').map(accountOf)
  if (others.some(account => account !== undefined && account !== own)) return 'yes'
  const open = isNotPrincipal(statement) || principals.some(isAnyone)
  if (open) return statement.conditions.length > 0 ? 'perhaps' : 'yes'
  const unclear = principals.some(p => p.type === 'Federated' || p.type === 'CanonicalUser' || p.type === 'Service')
  return unclear || others.includes(undefined) ? 'perhaps' : 'no'
}

/** What a Deny takes away is not looked at: to whom a registry is open at all is asked. */
export const registryOwnAccount = check(schemaRegistry, {
  id: 'events-schema-registry-policy-own-account',
  title: 'Policies of EventBridge schema registries grant no access to other accounts',
  severity: 'medium',
  remediation: 'Remove other accounts and wildcards from the policy of the registry.',
  why: 'Schemas reveal how the applications of the account communicate.',
  references: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-registry.html'],
  test({ Policy: policy }, { account }) {
    if (policy === null) return notApplicable('The registry has no policy.')
    if (!policy) return unknown('AWS answered an empty policy.')
    const all = allowStatements(policy).map(s => ({ name: nameOf(s), others: letsOthersIn(s, account) }))
    const named = (others: string) => all.filter(s => s.others === others).map(s => s.name)
    if (named('yes').length > 0) return fail(`Other accounts are allowed in, by ${named('yes').join(', ')}.`)
    return named('perhaps').length > 0
      ? unknown(`Other accounts may be allowed in, by ${named('perhaps').join(', ')}.`)
      : pass('The policy allows in only the account itself.')
  },
})
