import { judgedIn } from '../../evidence/elsewhere.ts'
import type { Resource } from '../../evidence/item.ts'
import type { JsonObject, JsonValue } from '../../evidence/json.ts'
import { isObject, listOf, stringsOf, textOf } from './loose.ts'
import type { AssumerText, KeyText, PathText, PrincipalText, Told } from './principal-text.ts'
import { protectionsOf } from './protections.ts'

export type * from './principal-text.ts'

/** The evidence type that says what each IAM user and role, and each assignment of IAM Identity Center, can do. */
export const PRINCIPALS = 'aws.iam.effective-access'

/** What can be erased, by what is lost. */
export const ERASED_KINDS = [
  'Backups',
  'Snapshots',
  'Trails',
  'Keys',
  'Logs',
  'Instances',
  'Databases',
  'Buckets',
] as const

/** Reads a member of {@link PRINCIPALS}. The verifier does not look into settings: what has another shape counts as not read. */
export function principalOf(resource: Resource): PrincipalText {
  const of = (field: string) => saidOf(resource, field)
  const administrator = administratorOf(of('Administrator'))
  const more = administrator.administrator === 'yes' ? [] : [...textsOf(of('EscalationsUnread')), ...omittedIn(of)]
  const use = of('Use').value
  const kind = textOf(of('Kind').value) || 'principal'
  return {
    ...{ arn: resource.id, name: resource.name, kind },
    ...administrator,
    paths: joined(told(of('Escalations'), pathOf), told(of('Chains'), chainOf), more),
    ...erasesOf(of('Destroys'), of('DestroysUnread')),
    assumers: told(of('AssumableBy'), assumerOf),
    keys: keysOf(of('AccessKeys'), use),
    services: servicesOf(of('ServiceUse').value),
    people: kind === 'assignment' ? told(of('People'), personOf) : null,
    roleUsed: kind === 'role' || kind === 'assignment' ? roleUseOf(use) : null,
  }
}

interface Said {
  readonly value: JsonValue | undefined
  readonly unread: string
}

function saidOf({ settings, observed = {}, gaps }: Resource, field: string): Said {
  const own = [settings, observed].find(members => Object.hasOwn(members, field))
  const gap = gaps.find(one => one.field === field)
  const account = judgedIn(own?.[field])
  const unread = gap ? (gap.message ?? `${gap.action} ${gap.reason} (${gap.detail})`) : `${field} is not stated`
  if (account !== undefined) return { value: undefined, unread: `judged in account ${account}` }
  return { value: gap ? undefined : own?.[field], unread }
}

function told<T>({ value, unread }: Said, of: (one: JsonObject) => T): Told<T> {
  if (!Array.isArray(value)) return { known: [], unread: [unread] }
  return { known: value.filter(isObject).map(of), unread: value.every(isObject) ? [] : [unread] }
}

const textsOf = ({ value, unread }: Said): string[] => (Array.isArray(value) ? stringsOf(value) : [unread])

const joined = <T>(one: Told<T>, other: Told<T>, more: readonly string[]): Told<T> => ({
  known: [...one.known, ...other.known],
  unread: [...new Set([...one.unread, ...other.unread, ...more])],
})

function administratorOf({ value, unread }: Said): Pick<PrincipalText, 'administrator' | 'through' | 'unknown'> {
  const is = isObject(value) ? value.Is : undefined
  if (!isObject(value) || (is !== 'yes' && is !== 'no'))
    return {
      administrator: 'unknown',
      through: [],
      unknown: orElse(isObject(value) ? stringsOf(value.Unknown) : [], unread),
    }
  const through = listOf(value.Through).map(one => (isObject(one) ? textOf(one.Policy) : ''))
  return { administrator: is, through: [...new Set(through.filter(Boolean))], unknown: [] }
}

const orElse = (texts: string[], why: string): string[] => (texts.length > 0 ? texts : [why])

function omittedIn(of: (field: string) => Said): string[] {
  const { value } = of('EscalationsOmitted')
  const omitted = isObject(value) ? Object.keys(value).length : listOf(value).length
  return omitted === 0 ? [] : ['not every target of a path to very many principals is told']
}

const pathOf = (one: JsonObject): PathText => ({
  text: `${textOf(one.Path)} ${textOf(one.Name)} → ${textOf(one.To)}`,
  reaches: textOf(one.Reaches),
  certain: one.Certainty === 'certain',
  hops: [hopOf(one)],
})

const hopOf = ({ Path, To }: JsonObject) => ({ by: textOf(Path), to: textOf(To) })

const chainOf = (one: JsonObject): PathText => ({
  text: listOf(one.Hops)
    .map(hop => (isObject(hop) ? `${textOf(hop.Path)} → ${textOf(hop.To)}` : '?'))
    .join(', then '),
  reaches: textOf(one.Reaches),
  certain: one.Certainty === 'certain',
  hops: listOf(one.Hops).filter(isObject).map(hopOf),
})

function erasesOf(destroys: Said, unread: Said): Pick<PrincipalText, 'erases' | 'erasesMore'> {
  const { value } = destroys
  if (!isObject(value)) return { erases: { known: [], unread: [destroys.unread] }, erasesMore: () => true }
  const more = unreadByKind(unread)
  const known = Object.entries(value).flatMap(([kind, all]) =>
    listOf(all)
      .filter(isObject)
      .map(one => ({
        ...{ kind, action: textOf(one.Action), certain: listOf(one.Conditions).length === 0 },
        protections: protectionsOf(one),
      })),
  )
  return {
    erases: { known, unread: [...new Set(Object.values(more).flat())] },
    erasesMore: kind => (more[kind]?.length ?? 0) > 0,
  }
}

/** Evidence of earlier versions has a list, which is about keys; where neither is there, nothing is sure of any kind. */
function unreadByKind({ value, unread }: Said): Readonly<Record<string, readonly string[]>> {
  if (Array.isArray(value)) return { Keys: stringsOf(value) }
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([kind, all]) => [kind, stringsOf(all)]))
  return Object.fromEntries(ERASED_KINDS.map(kind => [kind, [unread]]))
}

const assumerOf = (one: JsonObject): AssumerText => ({
  principal: textOf(one.Principal),
  kind: textOf(one.Kind),
  external: one.External === true,
  organization: one.Organization === true,
  account: accountIn(one),
  strange: one.Whose === 'not known',
  conditions: stringsOf(one.Conditions),
})

function accountIn({ Account: of }: JsonObject): string | null {
  if (!isObject(of)) return null
  const name = textOf(of.Name)
  return name === '' ? textOf(of.Id) : `${name} (${textOf(of.Id)})`
}

const personOf = ({ UserName, UserId }: JsonObject): string => textOf(UserName) || textOf(UserId)

function keysOf(keys: Said, use: JsonValue | undefined): Told<KeyText> {
  const uses = isObject(use) ? listOf(use.Keys).filter(isObject) : []
  return told(keys, one => {
    const used = uses.find(each => each.AccessKeyId === one.AccessKeyId)
    return {
      id: textOf(one.AccessKeyId),
      active: one.Status !== 'Inactive',
      made: textOf(one.CreateDate) || null,
      used: used && (textOf(used.LastUsedDate) || null),
    }
  })
}

/** Null: AWS recorded no use at all, or it is a service's own role. */
function servicesOf(value: JsonValue | undefined): PrincipalText['services'] {
  if (value === null) return null
  if (!isObject(value)) return undefined
  if (!Array.isArray(value.Unused)) return null
  const used = listOf(value.Used).map(one =>
    isObject(one) ? `${textOf(one.ServiceNamespace)} ${textOf(one.LastAuthenticated).slice(0, 10)}` : '?',
  )
  return { used, unused: stringsOf(value.Unused) }
}

function roleUseOf(use: JsonValue | undefined): string | null | undefined {
  if (!isObject(use)) return undefined
  return isObject(use.Role) ? textOf(use.Role.LastUsedDate) || null : null
}
