import { Unjudgeable } from '../kit/index.ts'
import { type Binding, contextOf, type Identity, type Layer, type Pattern, type Statement } from '../policy/index.ts'

/**
 * The patterns to which a boundary and each level of guardrails limit an action, and those that a Deny by NotResource leaves. Where one of
 * them takes in everything, or speaks of what it takes away, there is nothing to choose by.
 */
export function limitsOn(action: string, { identity, boundary, service }: Binding, by: Identity): string[][] {
  const limiting = [...(boundary ? [boundary] : []), ...service]
  const left = limiting.map(layer => patternsIn(layer, action, by, 'allows'))
  const spared = [identity, ...limiting].map(layer => patternsIn(layer, action, by, 'denies'))
  return [...left, ...spared].filter(patterns => patterns.length > 0)
}

function patternsIn({ policies }: Layer, action: string, by: Identity, effect: 'allows' | 'denies'): string[] {
  const named = policies.flatMap(held => held.read.about(action)[effect].flatMap(s => namedBy(s, effect === 'denies')))
  return [...new Set(named.flatMap(pattern => filled(pattern, by)))].filter(text => text !== '*')
}

/** By Resource, or by NotResource; what is redacted names nothing. */
function namedBy({ resources }: Statement, not: boolean): readonly Pattern[] {
  try {
    return resources?.not === not ? resources.patterns : []
  } catch (error) {
    if (error instanceof Unjudgeable) return []
    throw error
  }
}

/** A pattern with what settings say of its variables, `*` for what they do not say; none where one has no value, as a role no user name. */
export function filled({ text, variables }: Pattern, identity: Identity): string[] {
  if (variables.length === 0) return [text]
  const context = contextOf(identity)
  const values = variables.map(({ name, otherwise }) => {
    const value = context(name.toLowerCase())
    return value === undefined ? '*' : (value?.[0] ?? otherwise)
  })
  if (values.includes(undefined)) return []
  const next = values.values()
  return [
    text.replace(/\$\{\s*([^{}]*?)\s*\}/g, (all, name) => (/^[*?$]?$/.test(name) ? all : (next.next().value ?? all))),
  ]
}
