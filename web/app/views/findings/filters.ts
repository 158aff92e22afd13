import { only } from '../../search.ts'

export const GROUPS = ['check', 'resource', 'account'] as const
export type Group = (typeof GROUPS)[number]

const FILTERS = [
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
] as const

/** The filters of `/v1/findings`, as they stand in the address, and how they are shown. */
export const findingsSearch = only(...FILTERS, 'group', 'finding')
export type Search = ReturnType<typeof findingsSearch>
type Filters = Omit<Search, 'group' | 'finding'>

/** What the API is asked: the address without what is only about how it is shown. */
export const filtersOf = (search: Search): Filters =>
  Object.fromEntries(FILTERS.flatMap(name => (search[name] === undefined ? [] : [[name, search[name]]])))

const NARROWS = ['status', 'severity'] as const

/** Whether every finding of the one is among those of the other, as far as status and severity tell. */
export function isWithin(narrow: Filters, wide: Filters): boolean {
  const names = [...Object.keys(narrow), ...Object.keys(wide)] as (keyof Filters)[]
  return names.every(name => {
    if (!NARROWS.some(one => one === name)) return narrow[name] === wide[name]
    const allowed = wide[name]?.split(',')
    return allowed === undefined || (narrow[name]?.split(',').every(one => allowed.includes(one)) ?? false)
  })
}

/** Whether a finding has one of the asked statuses and severities. */
export function isAmong({ status, severity }: Filters, finding: { status: string; severity: string }): boolean {
  const has = (list: string | undefined, value: string) => list === undefined || list.split(',').includes(value)
  return has(status, finding.status) && has(severity, finding.severity)
}

export const groupOf = ({ group }: Search): Group | undefined => GROUPS.find(one => one === group)

/** One of several values, put in or taken out. */
export function toggled(list: string | undefined, value: string): string | undefined {
  const values = (list ?? '').split(',').filter(Boolean)
  const left = values.includes(value) ? values.filter(one => one !== value) : [...values, value]
  return left.length === 0 ? undefined : left.join(',')
}
