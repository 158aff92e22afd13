import type { Grant, PolicyStatus } from '@aws-sdk/client-s3'
import { fail, type Json, pass, Unjudgeable, unknown, type Verdict } from '../../kit/index.ts'

/** The four settings of a public access block, of an account or a bucket. */
export const BLOCKS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const

type Blocks = { readonly [K in (typeof BLOCKS)[number]]?: boolean | undefined }

/** The settings that are not on; AWS leaves out, or has no configuration of, what was never set. */
export const openBlocks = (blocks: Blocks | null): string[] => BLOCKS.filter(name => blocks?.[name] !== true)

/** The block of an access point. */
export function judgeBlocks(blocks: Blocks | null): Verdict {
  if (blocks === null) return unknown('AWS did not state the public access block of the access point.')
  const open = openBlocks(blocks)
  return open.length === 0
    ? pass('All four settings of the public access block are on.')
    : fail(`The public access block leaves off ${open.join(', ')}.`)
}

/** Whether either holds; one that could not be read (it throws) matters only where the other does not hold. */
export function either(first: () => boolean, second: () => boolean): boolean {
  try {
    if (first()) return true
  } catch (unread) {
    if (second()) return true
    throw unread
  }
  return second()
}

/** The first that has something to tell; those that could not be read (they throw) matter only where none has. */
export function firstTold(...asked: readonly (() => string | undefined)[]): string | undefined {
  const unread: unknown[] = []
  for (const ask of asked)
    try {
      const told = ask()
      if (told !== undefined) return told
    } catch (cause) {
      unread.push(cause)
    }
  if (unread.length > 0) throw unread[0]
  return undefined
}

/** AWS's own verdict on a bucket policy; `null` is no policy. */
export function judgePolicyStatus(status: Json<PolicyStatus> | null): Verdict {
  if (status === null) return pass('The bucket has no policy.')
  const { IsPublic } = status
  if (IsPublic === undefined) return unknown('AWS did not say whether the bucket policy is public.')
  return IsPublic ? fail('AWS finds the bucket policy public.') : pass('AWS finds the bucket policy not public.')
}

const PERMISSIONS = ['FULL_CONTROL', 'READ', 'READ_ACP', 'WRITE', 'WRITE_ACP']
const PUBLIC_GROUPS = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/

/** What the list grants to everybody of some permissions, held back or not. */
export function publicGrants(grants: readonly Json<Grant>[] | undefined, permissions: readonly string[]): string[] {
  if (grants === undefined) throw new Unjudgeable('AWS answered no list of grants.')
  const open = grants.flatMap(({ Grantee, Permission }) => {
    const group = PUBLIC_GROUPS.exec(Grantee?.URI ?? '')?.[1]
    if (group === undefined) return []
    if (Permission === undefined || !PERMISSIONS.includes(Permission))
      throw new Unjudgeable(`What the ACL grants ${group} is not known (${Permission ?? 'not stated'}).`)
    if (!permissions.includes(Permission)) return []
    return [`${Permission} to ${group}`]
  })
  if (open.length === 0 && grants.some(isToNobodyNamed))
    throw new Unjudgeable('AWS did not say whom the ACL grants something.')
  return open
}

/** Judges the list itself: a public grant fails even while IgnorePublicAcls holds it back. */
export function judgeGrants(grants: readonly Json<Grant>[] | undefined): Verdict {
  if (grants === undefined) return unknown('AWS answered no list of grants.')
  const open = grants.flatMap(({ Grantee, Permission }) => {
    const group = PUBLIC_GROUPS.exec(Grantee?.URI ?? '')?.[1]
    return group === undefined ? [] : [`${Permission ?? 'something'} to ${group}`]
  })
  if (open.length === 0 && grants.some(isToNobodyNamed))
    return unknown('AWS did not say whom the ACL grants something.')
  return open.length === 0
    ? pass('The ACL grants nothing to AllUsers or AuthenticatedUsers.')
    : fail(`The ACL grants ${open.join(', ')}.`)
}

const isToNobodyNamed = ({ Grantee }: Json<Grant>): boolean =>
  !Grantee?.URI && (Grantee?.Type === 'Group' || !(Grantee?.ID || Grantee?.EmailAddress))
