import { cloudFormation } from '../../../templates/iam/cloudformation.ts'
import { terraform } from '../../../templates/iam/terraform.ts'
import { actionsOf, runActions } from './catalogue.ts'

export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly {
    readonly Sid: string
    readonly Effect: 'Allow'
    readonly Action: readonly string[]
    readonly Resource: '*'
  }[]
}

/** The least a customer must grant for these evidence types: the actions of their calls, one statement a service. */
export async function leastPrivilegePolicy(types: readonly string[]): Promise<PolicyDocument> {
  const actions = new Set<string>(await runActions())
  for (const type of types) for (const action of await actionsOf(type)) actions.add(action)
  const byService = Map.groupBy([...actions].sort(), action => action.slice(0, action.indexOf(':')))
  const Statement = [...byService].map(([service, Action]) => ({
    Sid: `Read${sid(service)}`,
    Effect: 'Allow' as const,
    Action,
    Resource: '*' as const,
  }))
  return { Version: '2012-10-17', Statement }
}

const sid = (service: string) =>
  service
    .split('-')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

/** The policy as text in the asked format. */
export async function renderPolicy(
  format: 'json' | 'cloudformation' | 'terraform',
  types: readonly string[],
): Promise<string> {
  const document = await leastPrivilegePolicy(types)
  switch (format) {
    case 'json':
      return `${JSON.stringify(document, null, 2)}\n`
    case 'cloudformation':
      return cloudFormation(document)
    case 'terraform':
      return terraform(document)
  }
}
