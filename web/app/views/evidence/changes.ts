import type { Schemas } from '../../api/client.ts'

type Resource = Schemas['Resource']

export interface Change {
  readonly id: string
  readonly region: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** Settings that are not as they were; gaps count as a value of their own. */
  readonly fields: readonly { readonly name: string; readonly before: string; readonly after: string }[]
}

/** What is different between two snapshots of one population. What was not read in one of them is told as that. */
export function changesBetween(before: readonly Resource[], after: readonly Resource[]): Change[] {
  const keyOf = ({ id, region }: Resource) => `${region} ${id}`
  const old = new Map(before.map(one => [keyOf(one), one]))
  const now = new Map(after.map(one => [keyOf(one), one]))
  const found: Change[] = []
  for (const [key, one] of now) {
    const was = old.get(key)
    if (!was) found.push({ id: one.id, region: one.region, kind: 'added', fields: [] })
    else {
      const fields = fieldsBetween(was, one)
      if (fields.length > 0) found.push({ id: one.id, region: one.region, kind: 'changed', fields })
    }
  }
  for (const [key, { id, region }] of old) if (!now.has(key)) found.push({ id, region, kind: 'removed', fields: [] })
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function fieldsBetween(before: Resource, after: Resource): Change['fields'] {
  const names = [before, after].flatMap(({ settings, gaps }) => [
    ...Object.keys(settings),
    ...gaps.map(({ field }) => field),
  ])
  return [...new Set(names)]
    .map(name => ({ name, before: textOf(before, name), after: textOf(after, name) }))
    .filter(({ before: was, after: is }) => was !== is)
}

/** The sign of what was not read, which no JSON is. */
export const UNREAD = '\u0000unread'

function textOf({ settings, gaps }: Resource, name: string): string {
  if (gaps.some(({ field }) => field === name)) return UNREAD
  const value = settings[name]
  return value === undefined ? '' : JSON.stringify(value)
}
