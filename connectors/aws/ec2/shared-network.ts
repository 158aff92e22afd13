import { type Context, notApplicable, type Verdict } from '../../kit/index.ts'

/**
 * What another account owns and shares into this one (AWS RAM): only the owner sets it, and it is judged there. A participant
 * of a shared VPC sees the VPC, its subnets and their network ACLs, and security groups that the owner shares.
 */
export const ownedElsewhere = (
  what: string,
  { OwnerId: owner }: { OwnerId?: string | undefined },
  { account }: Pick<Context, 'account'>,
): Verdict | undefined =>
  owner !== undefined && owner !== account
    ? notApplicable(`Account ${owner} owns this ${what} and shares it; the setting is its own.`)
    : undefined
