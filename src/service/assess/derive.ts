import { derivations } from '../../../connectors/index.ts'
import type { Derivation } from '../../../connectors/kit/index.ts'
import type { Derived } from '../../assess/derive.ts'
import { type DerivationNote, ITEM_FORMAT, type ItemHeader, itemDigest } from '../../evidence/item.ts'

/** What a derived item says that does not follow from its inputs. */
export interface DerivedOccasion {
  readonly id: string
  readonly run: string
  readonly trigger: ItemHeader['collected']['trigger']
  readonly tool: string
  readonly computedAt: string
}

/** A rule with the digests by which two versions of it are told apart. */
export interface Rule {
  readonly derivation: Derivation
  readonly digests: Omit<DerivationNote, 'computedAt'>
}

/** The rules of those of these types that are derived, in the order of their ids. */
export async function rulesOf(types: readonly string[]): Promise<Rule[]> {
  const { default: lock } = await import('../../../connectors/checks.lock.json', { with: { type: 'json' } })
  const locked: Readonly<Record<string, Rule['digests']>> = lock
  const found = [...types].sort().flatMap(type => derivations.get(type) ?? [])
  return Promise.all(
    found.map(async ({ type, rule }) => {
      const digests = locked[type.id]
      if (!digests) throw new Error(`connectors/checks.lock.json lacks ${type.id}: run \`npm run generate\`.`)
      return { derivation: (await rule()).default, digests }
    }),
  )
}

/** The item, whole but for its members: the same where a run ends and where its package is re-performed. */
export function derivedHeader(
  { derivation: { type }, digests }: Rule,
  { account, partition }: { readonly account: string; readonly partition: string },
  { region, inputs, collected, population, root }: Derived,
  { id, run, trigger, tool, computedAt }: DerivedOccasion,
): ItemHeader {
  const header: Omit<ItemHeader, 'digest'> = {
    ...{ format: ITEM_FORMAT, id, type: type.id, title: type.title },
    scope: { provider: 'aws', partition, account, region },
    collected: { ...collected, run, trigger, tool },
    ...{ population, calls: [], inputs, derivation: { computedAt, ...digests }, redactions: [], root },
  }
  return { ...header, digest: itemDigest(header) }
}
