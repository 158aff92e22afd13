import { grantedTypes, renderPolicy } from '../frameworks/policy.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'

/**
 * What makes the role of an account: the least that it must be granted, with the account's role name and external id filled in, and who
 * may assume it, if that is said. Throws `bad_request` where the account is entered in another way.
 */
export async function templateOf(
  { store }: Viewed,
  id: string,
  format: 'cloudformation' | 'terraform',
  principal: string | undefined,
): Promise<string> {
  const { access, account } = await store.accounts.get(id)
  if (access.kind !== 'role' || access.externalId === null)
    throw new ServiceError('bad_request', 'A template is for accounts that are entered by a role with an external id.')
  // What IAM takes as a path and a name: nothing in them means something to a template.
  const [, path, name] = /:role(\/(?:[\w+=,.@/-]{1,510}\/)?)([\w+=,.@-]{1,64})$/.exec(access.roleArn) ?? []
  if (path === undefined || name === undefined)
    throw new ServiceError('bad_request', 'The ARN of the role names none that IAM could have: correct it.')
  const filled = { name, path, externalId: access.externalId, principal }
  return renderPolicy(format, grantedTypes({ byTags: await store.organizations.selectByTags(account) }), false, filled)
}
