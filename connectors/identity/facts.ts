import type { Binding, Identity, Layer, Tags } from '../policy/index.ts'
import type { CarrierKind } from './path.ts'
import type { Place } from './resources.ts'

/** A customer managed policy that a principal holds. */
export interface HeldPolicy {
  readonly arn: string
  /** How many versions it has; undefined: it was not read. */
  readonly versions: number | undefined
}

interface Common {
  readonly arn: string
  readonly identity: Identity
  readonly binding: Binding
  /** The ARN of its permissions boundary; null: it has none. */
  readonly boundary: string | null
  readonly policies: readonly HeldPolicy[]
  /** Its tags; undefined: they were not read. */
  readonly tags: Tags | undefined
}

export interface UserFact extends Common {
  readonly kind: 'user'
  /** ARNs of the groups it is in. */
  readonly groups: readonly string[]
  /** Access keys it has, whatever their state; undefined: they were not read. */
  readonly keys: number | undefined
  readonly loginProfile: boolean | undefined
}

export interface RoleFact extends Common {
  readonly kind: 'role'
  readonly trust: Layer
  readonly instanceProfile: boolean
  /** AWS keeps it, and refuses changes by IAM: a `service`'s own role, in whose name nobody else acts, or one of `Identity Center`. */
  readonly kept: 'service' | 'Identity Center' | null
}

export type PrincipalFact = UserFact | RoleFact

export interface GroupFact {
  readonly arn: string
  readonly layer: Layer
}

/** A resource that acts with a role. */
export interface Carrier {
  readonly arn: string
  /** Null: it has none, and yet one can be passed for it. */
  readonly role: string | null
  /** What actions on it are asked for. */
  readonly patterns: readonly string[]
  /** What has to be so for it to do what it is told. */
  readonly conditions: readonly string[]
}

export interface Carriers {
  readonly members: readonly Carrier[]
  /** Why there may be more; null: these are all. */
  readonly missing: string | null
}

/** A managed policy that could be attached, by its document alone. */
export interface Attachable {
  readonly arn: string
  readonly layer: Layer
}

/** A KMS key that can be deleted, one of the account's own. */
export interface KeyFact {
  readonly arn: string
  /** Its key policy. */
  readonly policy: Layer
  /** Undefined: they were not read. */
  readonly tags: Tags | undefined
  /** Whether its material was imported; undefined: that was not read. */
  readonly imported: boolean | undefined
}

export interface Keys {
  readonly members: readonly KeyFact[]
  /** Why there may be more, a sentence; null: these are all. */
  readonly missing: string | null
}

/** What stands in the way of erasing a resource. */
export interface Guard {
  /** In words: `deletion protection`. */
  readonly by: string
  /** Actions on the resource, each of which takes it away, or gets around it; none: nobody in the account can. */
  readonly lifted: readonly string[]
}

/** A resource that can be erased, and what stands in the way. */
export interface Guarded {
  readonly arn: string
  /** What a policy may name to mean it; none: whatever a policy names may mean it. */
  readonly patterns: readonly string[]
  readonly guards: readonly Guard[]
  /** Its own policy, as far as it denies. */
  readonly policy?: Layer | undefined
  /** Actions that change that policy. */
  readonly policyLifted?: readonly string[]
  /** Why there may be more guards, in words. */
  readonly unread: readonly string[]
}

/** The resources that an action erases. */
export interface GuardedList {
  readonly members: readonly Guarded[]
  /** Sentences: why there may be more resources, or guards that nobody collects. */
  readonly missing: readonly string[]
  /** They have policies of their own, which may let somebody in. */
  readonly admits?: boolean
}

/** What was collected of an account, as far as it says what its principals can do. */
export interface Facts extends Place {
  readonly users: readonly UserFact[]
  readonly roles: readonly RoleFact[]
  readonly groups: readonly GroupFact[]
  readonly attachable: readonly Attachable[]
  readonly carriers: ReadonlyMap<CarrierKind, Carriers>
  /** Policies of buckets that have one, by the bucket's ARN. */
  readonly buckets: ReadonlyMap<string, Layer>
  /** Resource control policies that bind the account's resources, by level from the root. */
  readonly resourceControls: readonly Layer[]
  readonly keys: Keys
  /** By action, the resources that it erases; an action that is not here erases what is not collected. */
  readonly guarded: ReadonlyMap<string, GuardedList>
  /** Why lists are not whole, a sentence each; none where they are. */
  readonly missing: Readonly<Record<List, readonly string[]>>
}

/** Lists in which there may be more to reach than was read. */
export type List = 'users' | 'roles' | 'groups' | 'policies'
