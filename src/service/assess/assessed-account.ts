import type { ItemHeader } from '../../evidence/item.ts'
import type { OrganizationReach } from '../../evidence/organization-reach.ts'
import type { Target } from '../../store/index.ts'
import type { Discovery } from './plan.ts'

/** One account of a run, as it was found and reached. */
export interface AssessedAccount {
  readonly account: string
  /** As the owner named it; null for an account that is not connected. */
  readonly name: string | null
  readonly partition: string
  readonly discovery: Discovery | null
  readonly targets: readonly Target[]
  readonly items: readonly ItemHeader[]
  readonly regions: readonly string[]
  /** True where all enabled regions were asked for: neither the run nor the account names some. */
  readonly allRegions: boolean
  /** The regions that the account was connected with; null: all that it has enabled. */
  readonly declaredRegions: readonly string[] | null
  /** What the run reached of its organization; undefined for a standalone account, and before it is known. */
  readonly organization?: OrganizationReach | undefined
  /** Every account of the run. */
  readonly runAccounts: readonly string[]
}
