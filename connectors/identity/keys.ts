import { exampleOf, indexed, intersect, type Layer, layerOf, type Ruling } from '../policy/index.ts'
import type { Asking } from './asking.ts'
import type { KeyFact, Keys } from './facts.ts'
import { type Place, placed } from './resources.ts'
import { best, together, type Way, wayOf } from './way.ts'

const DELETES = 'kms:ScheduleKeyDeletion'
const FORGETS = 'kms:DeleteImportedKeyMaterial'
const REPLACES = 'kms:PutKeyPolicy'

/** Keys that a principal can delete, and why there may be more. */
export interface KeysErased {
  readonly ways: readonly Way[]
  /** Sentences. */
  readonly unread: readonly string[]
}

/**
 * What of the account's KMS keys a principal can delete. "Key policies in AWS KMS": nobody is let in but by the key's policy, which names
 * the principal, or the account, so that its IAM policies count. Who may replace the key policy can write itself in. None of
 * the actions works across accounts ("AWS KMS permissions"). A key whose policy was not read may let in whoever is not denied.
 */
export function keysErasedBy(asking: Asking, keys: Keys, place: Place): KeysErased {
  const read = keys.members.filter(key => key.policy.unread.length === 0)
  const lost = keys.members.filter(key => key.policy.unread.length > 0 && mayErase(asking, key))
  const [first] = lost
  const more = lost.length > 1 ? `, nor of ${lost.length - 1} more` : ''
  return {
    ways: distinct(read.flatMap(key => [...waysTo(asking, key)])),
    unread: [
      ...(first ? [`The policy of the key ${first.arn}${more} was not read: ${first.policy.unread[0]}`] : []),
      ...(keys.missing !== null && mayErase(asking, anyKey(keys.missing, place)) ? [keys.missing] : []),
    ],
  }
}

/** A key that was not listed. */
const anyKey = (why: string, place: Place): KeyFact => ({
  arn: exampleOf(placed('arn:{p}:kms:*:{a}:key/*', place)),
  policy: layerOf([], [why]),
  tags: undefined,
  imported: undefined,
})

const mayErase = (asking: Asking, key: KeyFact): boolean =>
  erasing(key).some(action => rule(asking, action, key).answer !== 'denied')

/** Material can be deleted only where it was imported. */
const erasing = ({ imported }: KeyFact): string[] => (imported === false ? [DELETES] : [DELETES, FORGETS])

function* waysTo(asking: Asking, key: KeyFact): Generator<Way> {
  const direct = erasing(key).map(action => named(action, key, rule(asking, action, key)))
  for (const way of direct) if (way !== undefined) yield way
  if (best(direct)?.conditions.length === 0) return
  const replacing = named(REPLACES, key, rule(asking, REPLACES, key))
  if (replacing === undefined) return
  const after = rule(asking, DELETES, { ...key, policy: lettingIn(asking.identity.arn) })
  const both = together([replacing, wayOf(DELETES, key.arn, after)])
  if (both !== undefined) yield both
}

function rule(asking: Asking, action: string, { arn, policy, tags }: KeyFact): Ruling {
  const keys = { 'kms:calleraccount': [asking.identity.account] }
  return asking.rule(action, arn, { keys, resourceTags: tags }, { resourcePolicy: policy, rule: 'alone' })
}

/** A key policy as a principal would write it for itself. */
const lettingIn = (arn: string): Layer =>
  layerOf([
    {
      policy: 'a key policy of its own making',
      attached: arn,
      document: indexed({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: { AWS: arn }, Action: 'kms:*', Resource: '*' },
      }),
    },
  ])

/** The resource is as the statement of its own policies names it; of a key policy's, the key. */
function named(action: string, { arn }: KeyFact, ruling: Ruling): Way | undefined {
  const [ref] = ruling.by
  const pattern = ref?.attached === arn ? undefined : ref?.resources.find(text => intersect(text, arn) !== undefined)
  return wayOf(action, pattern ?? arn, ruling)
}

function distinct(ways: readonly Way[]): Way[] {
  return [...new Map(ways.map(way => [JSON.stringify([way.steps[0], way.conditions]), way])).values()]
}
