import { TextInput } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { given } from '../../search.ts'
import styles from './audit-log.module.css'

const words = messages.auditLog
const route = getRouteApi('/framed/settings/audit-log')
type Entry = Schemas['AuditEntry']
type Search = ReturnType<typeof route.useSearch>

/** Who changed what, the newest first. Every filter stands in the address. */
export function AuditLog() {
  const search = route.useSearch()
  const query = given(filtersOf(search))
  const pages = usePages(
    ['audit-log', query],
    cursor =>
      taken(
        client.GET('/v1/audit-log', {
          params: { query: { ...(cursor === undefined ? query : { cursor }), limit: 200 } },
        }),
      ),
    { most: 200 },
  )
  const filtered = Object.keys(query).length > 0
  const empty = filtered ? (
    <Empty title={words.noMatch}>{messages.findings.noneLead}</Empty>
  ) : (
    <Empty title={words.none} />
  )
  return (
    <Page title={words.title} lead={words.lead} acts={<Link to="/settings">{messages.settings.title}</Link>}>
      <Filters search={search} />
      <List of={pages} empty={empty}>
        {entries => (
          <Table
            label={words.title}
            columns={COLUMNS}
            more={MORE}
            rows={entries}
            keyOf={({ id }) => id}
            pages={pages}
          />
        )}
      </List>
    </Page>
  )
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
/** Days are whole days in UTC; `until` is that day too. */
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString()
const isDay = (text: string | undefined): text is string =>
  text !== undefined && DAY.test(text) && !Number.isNaN(Date.parse(text))

function filtersOf({ action, actor, since, until }: Search) {
  return {
    ...{ action, actor },
    since: isDay(since) ? `${since}T00:00:00Z` : undefined,
    until: isDay(until) ? dayAfter(until) : undefined,
  }
}

const FIELDS = ['action', 'actor', 'since', 'until'] as const

function Filters({ search }: { search: Search }) {
  const navigate = useNavigate({ from: '/settings/audit-log' })
  return (
    <search className={styles.filters} aria-label={messages.findings.filters}>
      {FIELDS.map(name => (
        <TextInput
          key={name}
          label={words.fields[name]}
          placeholder={words.hints[name]}
          type={name === 'since' || name === 'until' ? 'date' : 'text'}
          defaultValue={search[name] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ search: now => ({ ...now, [name]: value || undefined }), replace: true })
          }
        />
      ))}
    </search>
  )
}

const COLUMNS: readonly Column<Entry>[] = [
  { head: words.action, name: true, value: ({ action }) => action },
  { head: words.actor, value: ({ actor }) => actor, cell: ({ actor }) => <bdi>{actor}</bdi> },
  { head: words.subject, minor: true, value: ({ subject }) => subject, cell: ({ subject }) => <bdi>{subject}</bdi> },
  { head: words.at, tight: true, value: ({ at }) => at, cell: ({ at }) => <Moment at={at} /> },
]

const MORE: readonly Column<Entry>[] = [{ head: words.detail, value: ({ detail }) => JSON.stringify(detail) }]
