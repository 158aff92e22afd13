import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations'
import { type Aws, call, type ErrorPattern, isAccount, type Owner } from '../../kit/index.ts'

/** "Your account isn't a member of an organization" (API reference): a fact, not a denial, which has its own name. */
export const NO_ORGANIZATION = ['AWSOrganizationsNotInUseException'] as const

export const STANDALONE = 'the account is in no organization'

/**
 * AWS refuses most reads of an organization to its members, unless they are delegated administrators: "You don't have
 * permissions to access this resource." A refusal by a policy has the same name, and says who is not authorized to
 * perform what (IAM User Guide, "Troubleshoot access denied error messages"): that one is a missing permission.
 */
export const NOT_FOR_MEMBERS: readonly ErrorPattern[] = [
  { name: 'AccessDeniedException', unless: /not authorized to perform/i },
]

export const describeOrganization = call({
  action: 'organizations:DescribeOrganization',
  client: OrganizationsClient,
  command: DescribeOrganizationCommand,
  absent: NO_ORGANIZATION,
  shared: true,
})

/** Whose it is to read what members of an organization may not; what the management account is refused is a gap. */
export const managementOf =
  (aws: Aws): (() => Promise<Owner | undefined>) =>
  async () => {
    const found = await aws.get(describeOrganization, {}, answer => answer.Organization)
    if (found === null) return { nobody: STANDALONE }
    const account = found.MasterAccountId
    return isAccount(account) && account !== aws.account ? { account } : undefined
  }
