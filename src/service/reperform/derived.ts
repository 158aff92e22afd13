import { derive, derivedScopes } from '../../assess/derive.ts'
import type { AccountEvidence } from '../../assess/populations.ts'
import type { ItemHeader, Leaf } from '../../evidence/item.ts'
import { evidencePath } from '../../package/format/layout.ts'
import type { Contents } from '../../package/verify/contents.ts'
import { derivedHeader, type Rule, rulesOf } from '../assess/derive.ts'
import { type Difference, type Differences, differing } from './differences.ts'
import type { AccountInputs } from './inputs.ts'
import type { SameRules } from './versions.ts'

/** What stands for others: the members are compared one by one. */
const SUMS: ReadonlySet<string> = new Set(['digest', 'root'])
const NONE: ReadonlySet<string> = new Set()

/** Computes every derived item again from the package's other items; answers how many were. */
export async function compareDerived(
  contents: Contents,
  accounts: readonly AccountInputs[],
  same: SameRules,
  differences: Differences,
): Promise<number> {
  const rules = await rulesOf(contents.manifest.scope.types)
  const expected = new Set<string>()
  for (const { scope, headers } of accounts) {
    const evidence: AccountEvidence = {
      ...{ account: scope.account, partition: scope.partition, regions: scope.regions.asked, items: headers },
      startedAt: new Date(contents.manifest.created),
      resources: item => contents.resources(item.id),
    }
    for (const rule of rules)
      for (const region of derivedScopes(rule.derivation, evidence)) {
        const path = evidencePath(scope.account, region, rule.derivation.type.id)
        expected.add(path)
        const theirs = headers.find(item => pathOf(item) === path)
        await compareItem(contents, { rule, region, evidence, theirs, path }, same, differences)
      }
    for (const item of headers)
      if (item.inputs && !expected.has(pathOf(item)))
        differences.add({
          ...differenceOf(pathOf(item), item, same),
          field: null,
          package: item.root,
          recomputed: null,
        })
  }
  return expected.size
}

interface Comparison {
  readonly rule: Rule
  readonly region: string
  readonly evidence: AccountEvidence
  readonly theirs: ItemHeader | undefined
  readonly path: string
}

async function compareItem(
  contents: Contents,
  { rule, region, evidence, theirs, path }: Comparison,
  same: SameRules,
  differences: Differences,
): Promise<void> {
  const found = await derive(rule.derivation, region, evidence, async () => {})
  const { type } = rule.derivation
  const of = differenceOf(path, { title: type.title, scope: evidence }, same)
  if (!theirs) return differences.add({ ...of, field: null, package: null, recomputed: found.root })
  const { run, trigger, tool } = theirs.collected
  const computedAt = theirs.derivation?.computedAt ?? ''
  const ours = derivedHeader(rule, evidence, found, { id: theirs.id, run, trigger, tool, computedAt })
  if (ours.digest === theirs.digest) return
  for (const one of differing(of, theirs, ours, SUMS)) differences.add(one)
  await compareMembers(contents.resources(theirs.id), found.leaves, of, differences)
}

async function compareMembers(
  theirs: AsyncIterable<Leaf & { readonly settings?: unknown; readonly observed?: unknown }>,
  leaves: readonly Leaf[],
  of: Omit<Difference, 'field' | 'package' | 'recomputed'>,
  differences: Differences,
): Promise<void> {
  const left = new Map(leaves.map(leaf => [leaf.id, leaf]))
  for await (const { settings: _, observed: __, ...member } of theirs) {
    const ours = left.get(member.id)
    left.delete(member.id)
    const here = { ...of, about: `${member.id} in ${of.about}` }
    if (!ours) differences.add({ ...here, field: null, package: member.digest, recomputed: null })
    else for (const one of differing(here, member, ours, NONE)) differences.add(one)
  }
  for (const { id, digest } of left.values())
    differences.add({ ...of, about: `${id} in ${of.about}`, field: null, package: null, recomputed: digest })
}

const pathOf = ({ scope, type }: ItemHeader): string => evidencePath(scope.account, scope.region, type)

const differenceOf = (
  path: string,
  { title, scope }: { readonly title: string; readonly scope: { readonly account: string } },
  same: SameRules,
): Omit<Difference, 'field' | 'package' | 'recomputed'> => ({
  ...{ kind: 'evidence', id: path, account: scope.account, about: title },
  rules: same.checks ? 'same' : 'other',
})
