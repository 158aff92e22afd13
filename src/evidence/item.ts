import { type Digest, digestOf, jsonDigest } from './digest.ts'
import { canonicalJson, type JsonObject } from './json.ts'
import { leafHash, MerkleTree } from './merkle.ts'

export const ITEM_FORMAT = 'exhibit.evidence/v1'

/**
 * Why something could not be read. `region_disabled`: the account has not enabled the region;
 * `not_supported`: the service is not offered there, or not to this account; `unreachable`: there was nobody to answer;
 * `timeout`: whoever was there did not answer in time; `not_recorded`: the recording that is replayed has no answer, as
 * it was made before the call was.
 */
export type GapReason =
  | 'denied'
  | 'throttled'
  | 'region_disabled'
  | 'not_supported'
  | 'unreachable'
  | 'timeout'
  | 'not_recorded'
  | 'failed'

/** A read that failed: which IAM action, why, the error's name, and what AWS said (redacted and bounded), if anything. */
export interface Gap {
  readonly action: string
  readonly reason: GapReason
  readonly detail: string
  readonly message?: string
}
export interface FieldGap extends Gap {
  readonly field: string
}

/** One member of the population. `digest` covers `settings`, `observedDigest` covers `observed`. */
export interface Resource {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly digest: Digest
  readonly settings: JsonObject
  readonly observedDigest?: Digest
  readonly observed?: JsonObject
  readonly gaps: readonly FieldGap[]
}

/** A member without its values: what the Merkle tree is made of. */
export type Leaf = Omit<Resource, 'settings' | 'observed'>

/** `aws`: AWS's own endpoints; `replay`: answers recorded earlier; `customEndpoint`: whatever answers at a configured endpoint. */
export interface Source {
  readonly kind: 'aws' | 'replay' | 'customEndpoint'
  readonly hosts: readonly string[]
}

export interface Trigger {
  readonly kind: 'cli' | 'api' | 'schedule'
  /** Who asked: an OS user, an API key's prefix. */
  readonly actor: string
  readonly schedule?: string
}

export interface CallProvenance {
  readonly action: string
  readonly operation: string
  /** Parameters equal in every call; those named in `variesBy` differ per resource or page. */
  readonly parameters: JsonObject
  readonly variesBy: readonly string[]
  readonly calls: number
  readonly pages: number
  readonly failed: number
  readonly firstAt: string
  readonly lastAt: string
  /** At most 20, to find the calls in the customer's CloudTrail. */
  readonly requestIds: readonly { readonly id: string; readonly resource?: string }[]
}

/**
 * How far a list may be called whole. `paginated`: as AWS listed it. `reconciled`: a second, independent count agrees.
 * `judged_elsewhere`: only the account `judgedIn` may make it, and it is judged there; the list is whole only in that it
 * has nothing of this account. `by_definition`: there can be no member, for the reason in `because`. `derived`: computed from
 * the `inputs`, and as whole as they are.
 */
export type Basis = 'paginated' | 'reconciled' | 'judged_elsewhere' | 'by_definition' | 'derived'

/** An item that another was computed from. */
export interface InputItem {
  readonly id: string
  readonly type: string
  readonly region: string
  readonly digest: Digest
}

/** The rule that computed an item, and when: digests as those of a check, by which two versions of the rule are told apart. */
export interface DerivationNote {
  readonly computedAt: string
  readonly definition: string
  readonly source: string
}

export interface PopulationStatement {
  readonly definition: string
  readonly basis: Basis
  readonly judgedIn?: string
  readonly because?: string
  /** Fields of members that only other accounts may read: how many, by the account where they are judged. */
  readonly fieldsElsewhere?: readonly { readonly field: string; readonly judgedIn: string; readonly count: number }[]
  /** listed = collected + gaps, after `excluded`. */
  readonly listed: number
  readonly collected: number
  /** Members listed but not collected. */
  readonly gaps: number
  /** Fields of collected members that were not read. */
  readonly fieldGaps: number
  readonly excluded: readonly { readonly rule: string; readonly count: number }[]
  /**
   * Members that the list named again (pages move while they are read), each collected once, as it was first named;
   * `differing` are the ids of those whose settings were not the same again. Left out where there are none.
   */
  readonly repeated?: { readonly count: number; readonly differing: readonly string[] }
  readonly complete: boolean
  /** Why the list is not complete. */
  readonly gap: Gap | null
  readonly reconciled: readonly { readonly source: string; readonly count: number; readonly agrees: boolean }[]
}

/**
 * An evidence item without its members: what is stored per run. A derived item has `inputs` in the place of calls; what it says
 * under `collected` of when, by whom and from where settings were read is what its inputs say.
 */
export interface ItemHeader {
  readonly format: typeof ITEM_FORMAT
  readonly id: string
  readonly type: string
  readonly title: string
  readonly scope: {
    readonly provider: 'aws'
    readonly partition: string
    readonly account: string
    readonly region: string
  }
  readonly collected: {
    readonly startedAt: string
    readonly finishedAt: string
    readonly sourceAsOf: string | null
    readonly clockOffsetMs: number | null
    readonly source: Source
    readonly principal: string
    readonly run: string
    readonly trigger: Trigger
    readonly tool: string
  }
  readonly population: PopulationStatement
  readonly calls: readonly CallProvenance[]
  /** In order of type and region; left out of what was collected. */
  readonly inputs?: readonly InputItem[]
  readonly derivation?: DerivationNote
  readonly redactions: readonly { readonly resource: string; readonly pointer: string; readonly rule: string }[]
  readonly root: Digest
  readonly digest: Digest
}

export interface EvidenceItem extends ItemHeader {
  readonly resources: readonly Resource[]
}

/** RFC 6962 leaf of a member: SHA-256(0x00 ‖ JCS of its identity, digests and gaps). */
export function resourceLeaf(resource: Leaf): Buffer {
  const { id, name, region, digest, observedDigest, gaps } = resource
  return leafHash(canonicalJson({ id, name, region, settings: digest, observed: observedDigest ?? null, gaps }))
}

/** Merkle root over members, which must come ordered by id (code unit order). */
export function rootOf(resources: Iterable<Leaf>): Digest {
  const tree = new MerkleTree()
  for (const resource of resources) tree.add(resourceLeaf(resource))
  return digestOf(tree.root())
}

/** The item's digest: everything but its members, which the root stands for, and the digest itself. */
export function itemDigest(item: Omit<ItemHeader, 'digest'>): Digest {
  const { resources: _, digest: __, ...covered } = item as EvidenceItem
  return jsonDigest(covered)
}

/** As of when time-dependent checks judge this item. */
export const asOf = (item: Pick<ItemHeader, 'collected'>): Date =>
  new Date(item.collected.sourceAsOf ?? item.collected.startedAt)

/** Code unit order, the order of members and of every list that is hashed. */
export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
