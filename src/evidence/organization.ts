/** The evidence of the tags of an organization's accounts: read, and granted, only for a connection that selects by them. */
export const ACCOUNT_TAGS = 'aws.organizations.account-tags'

/** An account of an organization, as ListAccounts answered; null what was not read of it. */
export interface MemberAccount {
  readonly account: string
  readonly name: string
  /** `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE`, … */
  readonly state: string | null
}

export interface ClosedAccount extends MemberAccount {
  readonly isConnected: boolean
}

/** Which accounts of an organization join. */
export interface OrganizationRules {
  /** Units, with those below them; empty: the whole organization. */
  readonly units: readonly string[]
  /** `Key=value`, or `Key` for any value: accounts that carry one of these; empty: whatever their tags. */
  readonly tags: readonly string[]
  /** Accounts that never join. */
  readonly excluded: readonly string[]
}

/** What is known of a connected organization, and what its rules make of it. */
export interface OrganizationStanding {
  readonly organization: string
  readonly name: string
  /** The evidence that names the accounts, when it was read, and whether it has all of them; null where there is none. */
  readonly evidence: string | null
  readonly asOf: string | null
  readonly complete: boolean
  /** How many accounts the organization has, and how many of them the rules take in. */
  readonly listed: number
  readonly inScope: number
  /** How many active ones were connected already. */
  readonly known: number
  readonly joined: readonly MemberAccount[]
  /** Not active. */
  readonly closed: readonly ClosedAccount[]
  /** Connected by the organization and no longer listed in it; none where the list is not complete. */
  readonly left: readonly Pick<MemberAccount, 'account' | 'name'>[]
  /** Whether they are active was not read. */
  readonly unread: readonly MemberAccount[]
  /** Accounts of the organization that the rules name as ones that never join. */
  readonly excluded: readonly MemberAccount[]
  /** Which of them were not read to have the tags that the rules ask for, or not to: they do not join. Earlier versions did not say. */
  readonly undecided?: readonly MemberAccount[]
  readonly rules?: OrganizationRules & {
    /** Whose evidence names the accounts. */
    readonly account: string
  }
  /** Why nothing is known of it. */
  readonly problem: { readonly code: string; readonly message: string } | null
}
