import type { ContextValues } from '../condition.ts'

export type Tags = ReadonlyMap<string, string>

/** What settings say of a principal of an account, by which conditions are decided. */
export interface Identity {
  /** Of a role whose name is not known to its end: with a `*` there. */
  readonly arn: string
  readonly account: string
  /** Undefined for a role. */
  readonly userName: string | undefined
  /** `AIDA…` of a user, `AROA…` of a role. */
  readonly uniqueId: string | undefined
  /** Undefined: they were not read, or whoever makes the session may set others. */
  readonly tags: Tags | undefined
  /** Its organization; null: the account is in none; undefined: it was not read. */
  readonly organization: string | null | undefined
}

type Values = readonly string[] | null | undefined

/**
 * The condition keys that settings decide, from "AWS global condition context keys", section "Properties of the principal"
 * and "Properties of the network": what a principal of an account has in its requests. TLS is the caller's to choose, so that no Deny
 * of plain HTTP stands in its way. Whether it has a service call for it (aws:ViaAWSService, aws:CalledVia) is open. `asked` are the
 * keys of one request; all others are open.
 */
export function contextOf(identity: Identity, asked: Asked = {}): ContextValues {
  const { keys = {}, resourceTags } = asked
  return key => {
    if (Object.hasOwn(keys, key)) return keys[key]
    const tag = /^(?:aws|iam):resourcetag\//.exec(key)?.[0]
    return tag === undefined ? ofIdentity(identity, key) : tagIn(resourceTags, key.slice(tag.length))
  }
}

/** What is known of one request beside who makes it. */
export interface Asked {
  readonly keys?: Readonly<Record<string, Values>>
  /** Undefined: the resource's tags were not read. */
  readonly resourceTags?: Tags | undefined
}

const FIXED: Readonly<Record<string, Values>> = {
  'aws:principalisawsservice': ['false'],
  'aws:principalservicename': null,
  'aws:principalservicenameslist': null,
  'aws:securetransport': ['true'],
  'aws:assumedroot': null,
  // Only where a service calls, for one of its resources.
  'aws:sourcearn': null,
  'aws:sourceaccount': null,
  'aws:sourceorgid': null,
  'aws:sourceorgpaths': null,
}

function ofIdentity(identity: Identity, key: string): Values {
  if (key.startsWith('aws:principaltag/')) return tagIn(identity.tags, key.slice('aws:principaltag/'.length))
  switch (key) {
    case 'aws:principalarn':
      return identity.arn.endsWith('*') ? undefined : [identity.arn]
    case 'aws:principalaccount':
    // What is asked about is in the account, unless the request says that it is not.
    case 'aws:resourceaccount':
      return [identity.account]
    case 'aws:username':
      return identity.userName === undefined ? null : [identity.userName]
    case 'aws:principaltype':
      return [identity.userName === undefined ? 'AssumedRole' : 'User']
    case 'aws:userid':
      // A role's has the session's name behind it.
      return identity.userName !== undefined && identity.uniqueId !== undefined ? [identity.uniqueId] : undefined
    case 'aws:principalorgid':
    case 'aws:resourceorgid':
      return typeof identity.organization === 'string' ? [identity.organization] : identity.organization
    default:
      return FIXED[key]
  }
}

/** Names of tag keys are compared without case in conditions. */
function tagIn(tags: Tags | undefined, name: string): Values {
  if (tags === undefined) return undefined
  const found = [...tags].find(([key]) => key.toLowerCase() === name)
  return found === undefined ? null : [found[1]]
}
