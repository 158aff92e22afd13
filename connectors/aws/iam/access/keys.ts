import type { Keys } from '../../../identity/index.ts'
import type { Input, Told } from '../../../kit/index.ts'
import { Documents, type Layer, layerOf } from '../../../policy/index.ts'
import { type Listed, listed, or } from './listed.ts'

interface Read {
  readonly arn: string
  readonly policy: Told<string | null>
  readonly manager: Told<string | undefined>
  readonly origin: Told<string | undefined>
  readonly tags: Told<readonly { TagKey?: string | undefined; TagValue?: string | undefined }[]>
}

/**
 * The account's own keys: those that AWS manages nobody can delete. Where nobody says who manages one, it counts. Keys of
 * enabled regions that the run did not read are missing.
 */
export function keysOf(input: Input<Read>, enabled: Input<string | null>, regions: readonly string[]): Keys {
  const documents = new Documents()
  const { members, missing } = listed(input)
  return {
    missing: missing[0] ?? outside(listed(enabled), regions),
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

function outside({ members, missing }: Listed<string | null>, regions: readonly string[]): string | null {
  const [first, ...more] = members.filter(region => region !== null && !regions.includes(region))
  if (first === undefined) return missing[0] ?? null
  return `The keys of ${first}${more.length > 0 ? ` and ${more.length} more enabled region${more.length > 1 ? 's' : ''}` : ''} were not read.`
}

function policyOf({ arn, policy }: Read, documents: Documents): Layer {
  if (policy.unread) return layerOf([], [policy.unread.message])
  if (policy.value === null) return layerOf([], ['AWS answered no key policy.'])
  const document = documents.get(policy.value, policy.value)
  return typeof document === 'string'
    ? layerOf([], [document])
    : layerOf([{ policy: 'its own policy', attached: arn, document }])
}
