import type { RoleFact } from '../../../identity/index.ts'
import { indexed, type Layer, layerOf } from '../../../policy/index.ts'
import type { Of } from './assignment-readings.ts'
import { or, reasonOf } from './listed.ts'
import type { Bound } from './organization.ts'
import type { PolicyBook } from './policies.ts'

type Set = Of<'permissionSets'>

/** Where a permission set is given: an account, what binds it, and its policies, where they were read. */
export interface Place {
  readonly account: string
  readonly partition: string
  readonly bound: Bound
  /** Undefined: another account's, whose policies are not read here. */
  readonly own: PolicyBook | undefined
}

const MADE = /^AWSReservedSSO_(.+)_[0-9a-f]+$/

/** The permission set that a role was made for, by its name; undefined: IAM Identity Center did not make it. */
export const setNameOf = (role: string, path: string): string | undefined =>
  path.startsWith('/aws-reserved/sso.amazonaws.com/') ? MADE.exec(role)?.[1] : undefined

/**
 * The role that IAM Identity Center makes of a permission set in an account. "Referencing permission sets in resource policies": its ARN
 * names the region, unless that is us-east-1, and ends with what only AWS knows.
 */
export function assignedRole(set: Set, place: Place): RoleFact {
  const { account, partition, bound } = place
  const region = set.region === 'us-east-1' ? '' : `${set.region}/`
  const path = `aws-reserved/sso.amazonaws.com/${region}`
  const arn = `arn:${partition}:iam::${account}:role/${path}AWSReservedSSO_${or(set.name, '')}_*`
  return {
    ...{ kind: 'role', kept: 'Identity Center', arn, boundary: null, tags: undefined, instanceProfile: false },
    // Attributes for access control may tag its sessions.
    identity: {
      arn,
      account,
      userName: undefined,
      uniqueId: undefined,
      tags: undefined,
      organization: bound.organization,
    },
    binding: { identity: policiesOf(set, place), boundary: boundaryOf(set, place), service: bound.service },
    policies: [],
    trust: layerOf([]),
  }
}

function policiesOf(set: Set, place: Place): Layer {
  const { arn, managed, ofCustomer, inline } = set
  const ofAws = or(managed, []).map(({ Arn }) => sourceOf(arn, Arn, documentOf(set, Arn, place)))
  const own = or(ofCustomer, []).map(({ Name, Path = '/' }) => {
    const policy = Name && policyArn(place, Path, Name)
    return sourceOf(arn, policy, customerDocument(policy, place))
  })
  const inlined = or(inline, null)
  const written = inlined === null ? [] : [sourceOf(arn, 'inline', indexed(inlined))]
  return layerOf([...ofAws, ...own, ...written], [...reasonOf(managed), ...reasonOf(ofCustomer), ...reasonOf(inline)])
}

const policyArn = ({ partition, account }: Place, path: string, name: string) =>
  `arn:${partition}:iam::${account}:policy${path}${name}`

const sourceOf = (attached: string, policy: string | undefined, document: ReturnType<typeof indexed>) => ({
  policy: policy ?? 'a policy that AWS did not name',
  attached,
  document,
})

/** AWS's policies are the same in every account. */
function documentOf({ documents }: Set, arn: string | undefined, { own }: Place): ReturnType<typeof indexed> {
  const found = or(documents, []).find(d => d.PolicyArn === arn)
  if (found?.Document !== undefined) return indexed(found.Document)
  if (arn === undefined || own === undefined) return documents.unread?.message ?? 'its document was not read'
  return own.managed(arn)
}

const customerDocument = (arn: string | undefined, { own, account }: Place): ReturnType<typeof indexed> =>
  arn === undefined || own === undefined ? `its document in account ${account} is not read from here` : own.managed(arn)

/** "Permissions boundaries" of a permission set: a policy of AWS, or one of the account by its name. */
function boundaryOf(set: Set, place: Place): Layer | undefined {
  const { boundary } = set
  if (boundary.unread) return layerOf([], [boundary.unread.message])
  if (boundary.value === null) return undefined
  const { ManagedPolicyArn: ofAws, CustomerManagedPolicyReference: reference } = boundary.value
  if (ofAws !== undefined) return layerOf([sourceOf(set.arn, ofAws, documentOf(set, ofAws, place))])
  const named = reference?.Name && policyArn(place, reference.Path ?? '/', reference.Name)
  return layerOf([sourceOf(set.arn, named, customerDocument(named, place))])
}
