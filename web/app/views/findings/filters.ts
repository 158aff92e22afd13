import { only } from '../../search.ts'

export const GROUPS = ['check', 'resource', 'account'] as const
export type Group = (typeof GROUPS)[number]

/** The filters of `/v1/findings`, as they stand in the address, and how they are shown. */
const taken = only(
  'run',
  'account',
  'region',
  'type',
  'service',
  'framework',
  'control',
  'check',
  'resource',
  'acceptance',
  'status',
  'severity',
  'group',
  'finding',
)

export type Search = ReturnType<typeof taken>
export const findingsSearch = (search: Record<string, unknown>): Search => taken(search)

/** What the API is asked: the address without what is only about how it is shown. */
export function filtersOf({ group: _, finding: __, ...filters }: Search): Omit<Search, 'group' | 'finding'> {
  return filters
}

export const groupOf = ({ group }: Search): Group | undefined => GROUPS.find(one => one === group)

/** One of several values, put in or taken out. */
export function toggled(list: string | undefined, value: string): string | undefined {
  const values = (list ?? '').split(',').filter(Boolean)
  const left = values.includes(value) ? values.filter(one => one !== value) : [...values, value]
  return left.length === 0 ? undefined : left.join(',')
}
