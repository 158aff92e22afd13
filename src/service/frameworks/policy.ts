import { evidenceTypes } from '../../../connectors/index.ts'
import { cloudFormation } from '../../../templates/iam/cloudformation.ts'
import type { Filled } from '../../../templates/iam/filled.ts'
import { terraform } from '../../../templates/iam/terraform.ts'
import { ACCOUNT_TAGS } from '../../evidence/organization.ts'
import { actionsOf, runActions } from './catalogue.ts'

export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly {
    readonly Sid: string
    readonly Effect: 'Allow'
    readonly Action: readonly string[]
    readonly Resource: '*' | readonly string[]
  }[]
}

/** The types that a policy is for which nobody narrows; those of the tags of accounts only where accounts are selected by them. */
export const grantedTypes = ({ byTags = false } = {}): string[] =>
  evidenceTypes.flatMap(({ id }) => (byTags || id !== ACCOUNT_TAGS ? [id] : []))

/** The least a customer must grant for these evidence types: the actions of their calls, one statement a service. */
export async function leastPrivilegePolicy(types: readonly string[]): Promise<PolicyDocument> {
  const actions = new Set<string>(await runActions())
  for (const type of types) for (const action of await actionsOf(type)) actions.add(action)
  const byService = Map.groupBy([...actions].sort(), action => action.slice(0, action.indexOf(':')))
  const Statement = [...byService].map(([service, Action]) => ({
    Sid: `Read${sid(service)}`,
    Effect: 'Allow' as const,
    Action,
    Resource: RESOURCES[service] ?? ('*' as const),
  }))
  return { Version: '2012-10-17', Statement }
}

/** GET is the one action by which all of API Gateway is read, the values of API keys too: only what we ask for is allowed. */
const RESOURCES: Readonly<Record<string, readonly string[]>> = {
  apigateway: ['apis', 'domainnames', 'restapis'].flatMap(kind => [
    `arn:aws:apigateway:*::/${kind}`,
    `arn:aws:apigateway:*::/${kind}/*`,
  ]),
}

/** True where the policy grants an action on all resources. */
export const isGrantedEverywhere = (action: string): boolean => RESOURCES[action.split(':')[0] ?? ''] === undefined

/** What IAM takes as one managed policy: characters without white space. */
export const MANAGED_POLICY_LIMIT = 6144

/** The same rights as policies that IAM takes each, cut between services in their order; a large service is cut between actions. */
export function managedPolicies({ Version, Statement }: PolicyDocument): PolicyDocument[] {
  const parts: PolicyDocument['Statement'][] = []
  for (const statement of Statement.flatMap(cut)) {
    const last = parts.at(-1)
    if (last && fits([...last, statement])) parts[parts.length - 1] = [...last, statement]
    else parts.push([statement])
  }
  return parts.map(part => ({ Version, Statement: part }))
}

type Statement = PolicyDocument['Statement'][number]

const fits = (statements: PolicyDocument['Statement']): boolean =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }).length <= MANAGED_POLICY_LIMIT

/** The second half of a statement that is too large gets a name of its own, as IAM asks of each in a policy. */
function cut(statement: Statement): Statement[] {
  if (fits([statement]) || statement.Action.length === 1) return [statement]
  const half = Math.ceil(statement.Action.length / 2)
  return [
    { ...statement, Action: statement.Action.slice(0, half) },
    { ...statement, Sid: `${statement.Sid}More`, Action: statement.Action.slice(half) },
  ].flatMap(cut)
}

const sid = (service: string) =>
  service
    .split('-')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

/** The policy as text in the asked format; as JSON one document of all rights, or with `split` a list of managed policies. `filled`: for one account. */
export async function renderPolicy(
  format: 'json' | 'cloudformation' | 'terraform',
  types: readonly string[],
  split = false,
  filled?: Filled,
): Promise<string> {
  const document = await leastPrivilegePolicy(types)
  switch (format) {
    case 'json':
      return `${JSON.stringify(split ? managedPolicies(document) : document, null, 2)}\n`
    case 'cloudformation':
      return cloudFormation(managedPolicies(document), filled)
    case 'terraform':
      return terraform(managedPolicies(document), filled)
  }
}
