import type { Source } from './expand.ts'
import type { Library } from './library.ts'
import type { Mapping } from './schema.ts'

type Link = NonNullable<Source['checks']>[number]

/**
 * What a control's own entry says, with the links that it shares with others of its file and those that follow from
 * `linkedBy`. A check that the control has already is left out of what is shared: the nearer link counts.
 */
export function withSharedLinks(links: NonNullable<Mapping['links']>, linkedBy: Mapping['linkedBy'], library: Library) {
  const byControl = new Map<string, Link[]>()
  for (const { controls, ...link } of links)
    for (const id of new Set(controls)) byControl.set(id, [...(byControl.get(id) ?? []), link])
  return (id: string, source: Source): Source => {
    const own = linkedBy ? [...(source.checks ?? []), ...sameTests(id, library)] : (source.checks ?? [])
    const seen = new Set(own.flatMap(link => membersOf(link, library)))
    const shared = (byControl.get(id) ?? []).flatMap(link => {
      const members = membersOf(link, library)
      const there = members.filter(check => seen.has(check))
      for (const check of members) seen.add(check)
      if (there.length === 0) return [link]
      if (there.length === members.length) return []
      return [{ ...link, except: [...(link.except ?? []), ...there] }]
    })
    const checks = [...own, ...shared]
    if (checks.length === 0 && !linkedBy) return source
    return { ...source, checks, ...(checks.length === 0 && { needs: source.needs ?? NO_TEST }) }
  }
}

const NO_TEST = 'a test of this setting, which Exhibit does not make yet'

const sameTests = (id: string, { sameAs }: Library): Link[] =>
  sameAs(id).map(check => ({
    check: check.id,
    strength: 'demonstrates',
    because: `a pass means the same as in Security Hub: ${check.title}`.slice(0, 300),
  }))

function membersOf({ check, objective, except = [] }: Link, { objectives }: Library): readonly string[] {
  if (check !== undefined) return [check]
  return (objectives.get(objective ?? '')?.checks ?? []).filter(id => !except.includes(id))
}

/** Links of the file that name a control which is not in it, as clauses. */
export function strayLinks({ links = [], controls }: Mapping): string[] {
  const known = new Set(controls.flatMap(({ id, ids }) => (id === undefined ? Object.values(ids ?? {}) : [id])))
  return links.flatMap((link, index) =>
    link.controls.filter(id => !known.has(id)).map(id => `links.${index}: there is no control ${id}`),
  )
}
