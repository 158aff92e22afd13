import type { MemberAccount } from './organization.ts'

/** Who counts the accounts of an organization. */
export const LISTS_ACCOUNTS = 'organizations:ListAccounts'

/**
 * The accounts of an organization, as AWS Organizations lists them, held against those that a run read. Where all accounts of a connected
 * organization were asked for (`declared`), they are the declared scope; else the other ones were left out on purpose.
 *
 * `count` = `read` + `refused` + `missing` + `undecided`, and where not `declared` + `notAsked`.
 */
export interface OrganizationReach {
  /** As AWS knows it (`o-…`), and its management account; null where nothing says so. */
  readonly id: string | null
  readonly management: string | null
  /** As it is connected; null where it is not. */
  readonly name: string | null
  readonly declared: boolean
  readonly source: typeof LISTS_ACCOUNTS
  /** The evidence item that lists the accounts, when it was read, and whether it has all of them; null where there is none. */
  readonly evidence: string | null
  readonly asOf: string | null
  readonly complete: boolean
  readonly listed: number
  /** Accounts to be read: the active ones, where `declared` only those that the connection's rules take in. */
  readonly count: number
  /** How many of those the run entered and read. */
  readonly read: number
  readonly agrees: boolean
  /** Asked for, and did not let the run in. */
  readonly refused: readonly string[]
  /** Not in the run: joined since, or switched off. Where not `declared` they are not named but counted by `notAsked`. */
  readonly missing: readonly string[]
  /** Not in the run, as it was not read whether they are active, or whether the rules take them in. */
  readonly undecided: readonly string[]
  /** Listed and not active: not counted, in the run or not. */
  readonly closed: readonly { readonly account: string; readonly state: string }[]
  /** In the run, or connected by the organization, and no longer in it; none where the list is not whole. */
  readonly left: readonly string[]
  /** Active accounts that were left out on purpose. */
  readonly notAsked: number
  /** Why the accounts are not known. */
  readonly problem: { readonly code: string; readonly message: string } | null
}

/** What a list of accounts says, and what the rules of the connection make of it. */
export interface ListedAccounts
  extends Pick<OrganizationReach, 'id' | 'management' | 'name' | 'declared' | 'evidence' | 'asOf' | 'complete'> {
  readonly members: readonly MemberAccount[]
  /** Whether the rules take an account in; null where that was not read. */
  readonly takes: (account: string) => boolean | null
  /** Connected by the organization and no longer in it when the run began. */
  readonly left: readonly string[]
}

/** Accounts of the run, and those of them that it entered. */
export interface RunAccounts {
  readonly asked: ReadonlySet<string>
  readonly read: ReadonlySet<string>
}

const ACTIVE = 'ACTIVE'

/** Each listed account has one place: read, refused, missing, undecided, closed, or left out on purpose. */
export function reachOf(of: ListedAccounts, run: RunAccounts): OrganizationReach {
  const { members, takes, left, ...known } = of
  const refused: string[] = []
  const missing: string[] = []
  const undecided: string[] = []
  let [read, notAsked] = [0, 0]
  const open = members.filter(({ state }) => state === ACTIVE || state === null)
  for (const { account, state } of open) {
    const wanted = of.declared ? takes(account) : run.asked.has(account)
    if (wanted === false) notAsked++
    else if (run.read.has(account)) read++
    else if (run.asked.has(account)) refused.push(account)
    else if (wanted === null || state === null) undecided.push(account)
    else missing.push(account)
  }
  const count = read + refused.length + missing.length + undecided.length + (of.declared ? 0 : notAsked)
  const listed = new Set(members.map(({ account }) => account))
  return {
    ...known,
    ...{ source: LISTS_ACCOUNTS, listed: members.length, count, read },
    agrees: of.complete && read === count,
    ...{ refused, missing, undecided, notAsked },
    closed: members.flatMap(({ account, state }) => (state === null || state === ACTIVE ? [] : [{ account, state }])),
    left: of.complete ? left.filter(account => !listed.has(account)) : [],
    problem: null,
  }
}

/** Of an organization whose accounts are not known. */
export const unknownReach = (
  of: Pick<OrganizationReach, 'id' | 'management' | 'name' | 'declared'>,
  problem: OrganizationReach['problem'],
): OrganizationReach => ({
  ...{ id: of.id, management: of.management, name: of.name, declared: of.declared },
  ...{ source: LISTS_ACCOUNTS, evidence: null, asOf: null, complete: false, listed: 0, count: 0, read: 0 },
  ...{ agrees: false, refused: [], missing: [], undecided: [], closed: [], left: [], notAsked: 0, problem },
})

/** The numbers as a clause: `10 of 12 active accounts of the organization Example were read (1 refused, 1 not in the run)`. */
export function reachText(of: OrganizationReach): string {
  const named = of.name ?? of.id
  const organization = `the organization${named === null ? '' : ` ${named}`}`
  if (of.problem) return `the accounts of ${organization} are not known: ${of.problem.message.replace(/\.$/, '')}`
  const why = [
    [of.refused.length, 'refused'] as const,
    [of.missing.length, 'not in the run'] as const,
    [of.undecided.length, 'not decided'] as const,
    [of.declared ? 0 : of.notAsked, 'not asked for'] as const,
  ].flatMap(([n, what]) => (n > 0 ? [`${n} ${what}`] : []))
  const whole = of.complete ? [] : ['the list of accounts is not complete']
  const because = [...why, ...whole].join(', ')
  const asked = of.declared ? 'accounts to be read' : 'active accounts'
  return `${of.read} of ${of.count} ${asked} of ${organization} were read${because && ` (${because})`}`
}

type Numbers = Pick<
  OrganizationReach,
  'declared' | 'complete' | 'count' | 'read' | 'agrees' | 'refused' | 'missing' | 'undecided' | 'notAsked'
> & { readonly problem: unknown }

/** The numbers follow from each other. */
export function addsUp(of: Numbers): boolean {
  const { declared, complete, count, read, agrees, refused, missing, undecided, notAsked, problem } = of
  const parts = read + refused.length + missing.length + undecided.length + (declared ? 0 : notAsked)
  return count === parts && agrees === (problem === null && complete && read === count)
}
