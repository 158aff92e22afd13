import type { Keys } from '../../../identity/index.ts'
import type { Input, Told } from '../../../kit/index.ts'
import { Documents, type Layer, layerOf } from '../../../policy/index.ts'
import { listed, or } from './listed.ts'

interface Read {
  readonly arn: string
  readonly policy: Told<string | null>
  readonly manager: Told<string | undefined>
  readonly origin: Told<string | undefined>
  readonly tags: Told<readonly { TagKey?: string | undefined; TagValue?: string | undefined }[]>
}

/**
 * The account's own keys: those that AWS manages nobody can delete. Where nobody says who manages one, it counts. `elsewhere` says
 * which regions were not looked at.
 */
export function keysOf(input: Input<Read>, elsewhere: string | null): Keys {
  const documents = new Documents()
  const { members, missing } = listed(input)
  return {
    missing: missing[0] ?? (elsewhere === null ? null : `KMS keys were not all read: ${elsewhere}.`),
    members: members
      .filter(k => or(k.manager, undefined) !== 'AWS')
      .map(k => {
        const origin = or(k.origin, undefined)
        const tags = or(k.tags, undefined)
        return {
          arn: k.arn,
          policy: policyOf(k, documents),
          tags: tags && new Map(tags.map(({ TagKey = '', TagValue = '' }) => [TagKey, TagValue])),
          imported: origin === undefined ? undefined : origin === 'EXTERNAL',
        }
      }),
  }
}

function policyOf({ arn, policy }: Read, documents: Documents): Layer {
  if (policy.unread) return layerOf([], [policy.unread.message])
  if (policy.value === null) return layerOf([], ['AWS answered no key policy.'])
  const document = documents.get(policy.value, policy.value)
  return typeof document === 'string'
    ? layerOf([], [document])
    : layerOf([{ policy: 'its own policy', attached: arn, document }])
}
