/**
 * The evaluation logic of AWS's documentation once more, as slow and plain as it can be written, over the JSON itself: what
 * the evaluator is compared with. Nothing of it is shared with what it tests.
 */
export interface Json {
  readonly [element: string]: unknown
}
export interface Asked {
  readonly action: string
  readonly resource: string
  /** Absent keys are not in the request. */
  readonly keys: Readonly<Record<string, string>>
  readonly arn: string
  readonly account: string
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])
const compiled = new Map<string, RegExp>()
function like(pattern: string, text: string, flags = 's'): boolean {
  const key = `${flags} ${pattern}`
  const known = compiled.get(key) ?? new RegExp(`^${[...pattern].map(expressed).join('')}$`, flags)
  compiled.set(key, known)
  return known.test(text)
}
const expressed = (c: string) => (c === '*' ? '.*' : c === '?' ? '.' : c.replace(/[^\w]/, '\\$&'))
const filled = (pattern: string, keys: Asked['keys']): string | undefined => {
  let missing = false
  const text = pattern.replace(/\$\{(aws:\w+)\}/g, (_, key: string) => {
    const value = keys[key.toLowerCase()]
    if (value === undefined) missing = true
    return value ?? ''
  })
  return missing ? undefined : text
}

const covers = (patterns: unknown, test: (pattern: string) => boolean) => list(patterns).some(p => test(String(p)))

function meets(operator: string, key: string, wanted: unknown, keys: Asked['keys']): boolean {
  const value = keys[key.toLowerCase()]
  if (operator === 'Null') return covers(wanted, w => (w === 'true') === (value === undefined))
  const bare = operator.replace('IfExists', '')
  if (value === undefined) return operator !== bare || bare.includes('Not')
  const one = (w: string): boolean => {
    const text = filled(w, keys)
    if (bare === 'Bool') return w.toLowerCase() === value.toLowerCase()
    if (bare.startsWith('Numeric'))
      return bare.endsWith('Equals') ? Number(value) <= Number(w) : Number(value) < Number(w)
    if (text === undefined) return false
    if (bare.endsWith('IgnoreCase')) return text.toLowerCase() === value.toLowerCase()
    return bare.endsWith('Like') ? like(text, value) : text === value
  }
  const matched = covers(wanted, one)
  return bare.includes('Not') ? !matched : matched
}

function names(principal: unknown, asked: Asked): 'itself' | 'account' | undefined {
  if (principal === '*') return 'itself'
  const values = list((principal as Json).AWS)
  if (values.includes('*') || values.includes(asked.arn)) return 'itself'
  return values.includes(asked.account) || values.includes(`arn:aws:iam::${asked.account}:root`) ? 'account' : undefined
}

function about(s: Json, asked: Asked): boolean {
  const action = (a: string) => like(a, asked.action, 'si')
  const resource = (r: string) => {
    const text = filled(r, asked.keys)
    return text !== undefined && like(text, asked.resource)
  }
  if ('Action' in s ? !covers(s.Action, action) : covers(s.NotAction, action)) return false
  if ('Resource' in s && !covers(s.Resource, resource)) return false
  if ('NotResource' in s && covers(s.NotResource, resource)) return false
  return Object.entries((s.Condition ?? {}) as Json).every(([operator, keys]) =>
    Object.entries(keys as Json).every(([key, wanted]) => meets(operator, key, wanted, asked.keys)),
  )
}

export interface Policies {
  readonly identity: readonly Json[]
  readonly boundary: readonly Json[] | undefined
  readonly service: readonly (readonly Json[])[]
  readonly resource: readonly Json[] | undefined
  readonly alone: boolean
  readonly isRole: boolean
  readonly crossAccount: boolean
}

export function naive(policies: Policies, asked: Asked): boolean {
  const { identity, boundary, service, resource = [] } = policies
  const of = (statements: readonly Json[], effect: string) =>
    statements.filter(s => s.Effect === effect && about(s, asked))
  const named = (effect: string) => of(resource, effect).map(s => names(s.Principal, asked))
  if ([identity, boundary ?? [], ...service].some(layer => of(layer, 'Deny').length > 0)) return false
  if (named('Deny').some(n => n !== undefined)) return false
  if (service.some(level => of(level, 'Allow').length === 0)) return false
  const byIdentity = of(identity, 'Allow').length > 0
  const inBoundary = boundary === undefined || of(boundary, 'Allow').length > 0
  const itself = named('Allow').includes('itself')
  const account = named('Allow').includes('account')
  if (policies.crossAccount) return byIdentity && inBoundary && (itself || account)
  if (itself && (!policies.isRole || inBoundary)) return true
  return byIdentity && inBoundary && (!policies.alone || account)
}
