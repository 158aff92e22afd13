import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Chips } from '../../parts/chips.tsx'
import { Pills } from '../../parts/pills.tsx'
import { Trouble } from '../../parts/states.tsx'
import { given } from '../../search.ts'
import styles from './filter-bar.module.css'
import { filtersOf, GROUPS, type Search, toggled } from './filters.ts'

const words = messages.findings
const STATUSES = ['fail', 'unknown', 'pass', 'not_applicable'] as const
const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const
/** Filters that come from a link, and are taken away one by one. */
const LINKED = ['check', 'resource', 'control', 'region', 'type', 'run', 'acceptance'] as const

/** Every filter stands in the address, so that a view can be sent to somebody. */
export function FilterBar({ search }: { search: Search }) {
  const navigate = useNavigate({ from: '/findings' })
  const set = (change: Partial<Record<keyof Search, string | undefined>>) =>
    void navigate({ search: now => ({ ...now, finding: undefined, ...change }) })
  const counted = useCounts(search)
  const counts = counted.data
  return (
    <search className={styles.bar} aria-label={words.filters}>
      <div className={styles.row}>
        <Chips
          label={words.status}
          chosen={search.status}
          options={STATUSES.map(value => [value, messages.status[value], counts?.findings[value]])}
          onToggle={value => set({ status: toggled(search.status, value) })}
        />
        <Chips
          label={words.severity}
          chosen={search.severity}
          options={SEVERITIES.map(value => [value, messages.severity[value]])}
          onToggle={value => set({ severity: toggled(search.severity, value) })}
        />
      </div>
      <div className={styles.row}>
        <Framework value={search.framework} onChange={framework => set({ framework, control: undefined })} />
        <Service value={search.service} services={counts?.services} onChange={service => set({ service })} />
        <Account value={search.account} accounts={counts?.accounts} onChange={account => set({ account })} />
        <NativeSelect
          label={words.groupBy}
          value={search.group ?? ''}
          onChange={event => set({ group: event.currentTarget.value || undefined })}
          data={[{ value: '', label: words.noGroup }, ...GROUPS.map(value => ({ value, label: words.groups[value] }))]}
        />
      </div>
      <Pills
        given={LINKED.map(name => [name, words.linked[name], search[name]])}
        remove={name => set({ [name]: undefined })}
      />
      <Trouble of={counted} />
    </search>
  )
}

/** How many there would be of each status, with the other filters as they are. */
function useCounts(search: Search) {
  const { status: _, ...others } = filtersOf(search)
  return api.useQuery('get', '/v1/findings/counts', { params: { query: given(others) } }, KEEP)
}

/** While other counts are on their way, the last ones stay. */
const KEEP = { placeholderData: <T,>(before: T): T => before }

interface Choice {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

function Framework({ value, onChange }: Choice) {
  const frameworks = api.useQuery('get', '/v1/frameworks')
  const options = (frameworks.data?.items ?? []).map(({ id, framework, version }) => ({
    value: id,
    label: `${framework} ${version}`,
  }))
  return (
    <>
      <Select label={words.framework} all={words.allFrameworks} value={value} options={options} onChange={onChange} />
      <Trouble of={frameworks} />
    </>
  )
}

function Service({ value, services, onChange }: Choice & { services: Readonly<Record<string, unknown>> | undefined }) {
  const names = [...new Set([...Object.keys(services ?? {}), ...(value ? [value] : [])])].sort()
  const options = names.map(name => ({ value: name, label: name }))
  return <Select label={words.service} all={words.allServices} value={value} options={options} onChange={onChange} />
}

function Account({ value, accounts, onChange }: Choice & { accounts: readonly { account: string }[] | undefined }) {
  const ids = [...new Set([...(accounts ?? []).map(({ account }) => account), ...(value ? [value] : [])])]
  const options = ids.map(id => ({ value: id, label: id }))
  return <Select label={words.account} all={words.allAccounts} value={value} options={options} onChange={onChange} />
}

interface Options extends Choice {
  readonly label: string
  readonly all: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

function Select({ label, all, value, options, onChange }: Options) {
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={event => onChange(event.currentTarget.value || undefined)}
      data={[{ value: '', label: all }, ...options]}
    />
  )
}
