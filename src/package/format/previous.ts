import type { Difference, Manifest, Previous } from './manifest.ts'

type Now = Pick<Manifest, 'generator' | 'scope'>

/** What a package says of the one before it. */
export function previousOf(before: Manifest, manifestSha256: string, now: Now): Previous {
  const { id, created, asOf, source, generator, counts } = before
  const { version, commit, modified, checksSha256 } = generator
  return {
    ...{ id, created, manifestSha256, asOf, source: source.kind, version, commit, modified, checksSha256 },
    rulesSha256: generator.rulesSha256 ?? null,
    findings: counts.findings,
    changes: {
      checks: checksChanged(before, now),
      mappings: difference(byId(generator.mappings, mappingText), byId(now.generator.mappings, mappingText)),
      types: listed(before.scope.types, now.scope.types),
      regions: listed(regionsOf(before), regionsOf(now)),
    },
  }
}

function checksChanged(before: Manifest, now: Now): Previous['changes']['checks'] {
  const [old, own] = [before.generator.checks, now.generator.checks]
  if (!old || !own) return null
  const defined = difference(
    byId(old, check => check.definition),
    byId(own, check => check.definition),
  )
  const any = difference(
    byId(old, check => check.source),
    byId(own, check => check.source),
  )
  return { ...defined, shared: any.changed.filter(id => !defined.changed.includes(id)) }
}

const mappingText = ({ sha256, origin }: Manifest['generator']['mappings'][number]) => `${origin} ${sha256}`

const byId = <T extends { readonly id: string }>(list: readonly T[], text: (of: T) => string): Map<string, string> =>
  new Map(list.map(one => [one.id, text(one)]))

function difference(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): Difference {
  const [old, own] = [[...before.keys()].sort(), [...now.keys()].sort()]
  return {
    added: own.filter(id => !before.has(id)),
    removed: old.filter(id => !now.has(id)),
    changed: own.filter(id => before.has(id) && before.get(id) !== now.get(id)),
  }
}

function listed(before: readonly string[], now: readonly string[]): Omit<Difference, 'changed'> {
  const same = (list: readonly string[]) => new Map(list.map(id => [id, '']))
  const { added, removed } = difference(same(before), same(now))
  return { added, removed }
}

const regionsOf = ({ scope }: Pick<Manifest, 'scope'>): string[] =>
  scope.accounts.flatMap(({ account, regions }) => regions.asked.map(region => `${account} ${region}`))
