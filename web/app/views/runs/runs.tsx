import { NativeSelect } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { useMay } from '../../api/me.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { RunBadge, runState } from './run-badge.tsx'
import styles from './runs.module.css'
import { StartRun } from './start-run.tsx'

const words = messages.runs
const route = getRouteApi('/framed/runs')

type Run = Schemas['Run']
const STATUSES = ['queued', 'collecting', 'finishing', 'finished', 'failed', 'cancelled'] as const

export function Runs() {
  const { status } = route.useSearch()
  const navigate = useNavigate({ from: '/runs' })
  const query = STATUSES.some(one => one === status) ? { status: status as (typeof STATUSES)[number] } : {}
  const pages = usePages(
    ['runs', query],
    cursor =>
      taken(
        client.GET('/v1/runs', { params: { query: { ...(cursor === undefined ? query : { cursor }), limit: 100 } } }),
      ),
    { most: 100, refetchInterval: 10_000 },
  )
  return (
    <Page title={words.title} lead={words.lead} acts={useMay('operate') === true && <StartRun />}>
      <div className={styles.filters}>
        <NativeSelect
          label={words.status}
          value={status ?? ''}
          onChange={event => void navigate({ search: { status: event.currentTarget.value || undefined } })}
          data={[{ value: '', label: words.all }, ...STATUSES.map(value => ({ value, label: words.statuses[value] }))]}
        />
      </div>
      <List of={pages} empty={<Empty title={words.none}>{words.noneLead}</Empty>}>
        {runs => <Table label={words.title} columns={COLUMNS} rows={runs} keyOf={({ id }) => id} pages={pages} />}
      </List>
    </Page>
  )
}

const COLUMNS: readonly Column<Run>[] = [
  {
    head: words.run,
    name: true,
    value: ({ label, createdAt }) => label ?? createdAt,
    cell: ({ id, label, createdAt }) => (
      <Link to="/runs/$id" params={{ id }}>
        {label ?? <Moment at={createdAt} />}
      </Link>
    ),
  },
  { head: words.status, tight: true, value: run => runState(run), cell: run => <RunBadge run={run} /> },
  { head: words.accounts, value: ({ request }) => request.accounts.join(', ') || words.allAccounts },
  { head: words.trigger, minor: true, value: ({ trigger }) => words.triggers(trigger.kind, trigger.actor) },
  {
    head: words.started,
    tight: true,
    minor: true,
    value: ({ startedAt }) => startedAt,
    cell: ({ startedAt }) => startedAt && <Moment at={startedAt} />,
  },
  {
    head: words.finished,
    tight: true,
    value: ({ finishedAt }) => finishedAt,
    cell: ({ finishedAt }) => finishedAt && <Moment at={finishedAt} />,
  },
]
