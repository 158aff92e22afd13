import type { ProtectionsText } from './protections.ts'

/** What is known of a list, and why more may be in it; it is whole where `unread` is empty. */
export interface Told<T> {
  readonly known: readonly T[]
  readonly unread: readonly string[]
}

/** A way to the rights of another principal, or to more rights of its own. */
export interface PathText {
  readonly text: string
  readonly reaches: string
  /** Settings decide everything. */
  readonly certain: boolean
  /** Step by step: by which path, and to whose rights. */
  readonly hops: readonly { readonly by: string; readonly to: string }[]
}

export interface EraseText {
  readonly kind: string
  readonly action: string
  readonly certain: boolean
  readonly protections: ProtectionsText
}

export interface AssumerText {
  readonly principal: string
  readonly kind: string
  readonly external: boolean
  /** Of another account of the own organization. */
  readonly organization: boolean
  /** `Log archive (111122223333)`; null: it names no account. */
  readonly account: string | null
  /** It is not known whether its account is one of the organization. */
  readonly strange: boolean
  readonly conditions: readonly string[]
}

export interface KeyText {
  readonly id: string
  readonly active: boolean
  /** RFC 3339; null where AWS did not say. */
  readonly made: string | null
  /** RFC 3339; null where AWS recorded no use; undefined where use was not read. */
  readonly used: string | null | undefined
}

/** One user, role or assignment, as a package tells of it. A member that was not decided never reads as none. */
export interface PrincipalText {
  readonly arn: string
  readonly name: string
  readonly kind: string
  readonly administrator: 'yes' | 'no' | 'unknown'
  /** The policies that make it one, each once. */
  readonly through: readonly string[]
  /** Why it is not known whether it is one. */
  readonly unknown: readonly string[]
  readonly paths: Told<PathText>
  readonly erases: Told<EraseText>
  /** Of a kind, more may be there that it can erase than is told. */
  readonly erasesMore: (kind: string) => boolean
  readonly assumers: Told<AssumerText>
  readonly keys: Told<KeyText>
  /** Services that it may use, and used, and those that it did not use in 400 days; undefined where that was not read. */
  readonly services: { readonly used: readonly string[]; readonly unused: readonly string[] } | null | undefined
  /** Of an assignment of IAM Identity Center, by name or else id, who has it; null for users and roles. */
  readonly people: Told<string> | null
  /** Of a role, and of the role of an assignment, RFC 3339: null where AWS recorded none, undefined where it was not read; null for a user. */
  readonly roleUsed: string | null | undefined
}
