import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { api, client, queries, type Schemas } from '../../api/client.ts'
import { useMay } from '../../api/me.ts'
import { taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Fields } from '../../parts/fields.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Card, Cards, Page } from '../../parts/page.tsx'
import { Failed, Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Progress } from './progress.tsx'
import { RunBadge } from './run-badge.tsx'
import styles from './runs.module.css'

const words = messages.runs
const route = getRouteApi('/framed/runs/$id')
type Detail = Schemas['RunDetail']

const hasEnded = (run: Detail | undefined): boolean =>
  run !== undefined && ['finished', 'failed', 'cancelled'].includes(run.status)

/** One run; until it has ended it is looked at again every second. */
export function Run() {
  const { id } = route.useParams()
  const mayCancel = useMay('operate') === true
  const run = useQuery({
    queryKey: ['run', id],
    queryFn: () => taken(client.GET('/v1/runs/{id}', { params: { path: { id } } })),
    refetchInterval: query => (hasEnded(query.state.data) ? false : 1000),
  })
  return (
    <Page
      title={run.data?.label ?? words.run}
      lead={run.data && <RunBadge run={run.data} />}
      acts={mayCancel && run.data && !hasEnded(run.data) && <Cancel id={id} />}
    >
      <Loaded of={run}>{data => <Whole run={data} />}</Loaded>
    </Page>
  )
}

function Cancel({ id }: { id: string }) {
  const { mutate, isPending, error } = api.useMutation('post', '/v1/runs/{id}/cancel', {
    onSettled: () => void queries.invalidateQueries({ queryKey: ['run', id] }),
  })
  return (
    <>
      <Button variant="default" loading={isPending} onClick={() => mutate({ params: { path: { id } } })}>
        {words.cancel}
      </Button>
      {error && <Failed error={error} />}
    </>
  )
}

function Whole({ run }: { run: Detail }) {
  return (
    <Cards>
      <Card title={words.about}>
        {!hasEnded(run) && <Progress run={run} />}
        <Fields
          of={[
            ...(run.error ? [[words.error, run.error.message] as const] : []),
            [words.trigger, words.triggers(run.trigger.kind, run.trigger.actor)],
            [words.created, <Moment key="c" at={run.createdAt} />],
            ...(run.finishedAt ? [[words.finished, <Moment key="f" at={run.finishedAt} />] as const] : []),
            [words.source, messages.evidence.sources[run.source.kind]],
            ...(run.coverage ? [[words.scope, words.scopes[run.coverage.scope]] as const] : []),
            [words.tool, run.tool],
          ]}
        />
        <p className={styles.links}>
          {run.packages.length > 0 && <Link to="/packages">{words.toPackages}</Link>}
          {run.status === 'finished' && (
            <>
              <Link to="/evidence" search={{ run: run.id }}>
                {words.toEvidence}
              </Link>
              <Link to="/findings" search={{ run: run.id, status: 'fail,unknown' }}>
                {words.toFindings}
              </Link>
            </>
          )}
        </p>
      </Card>
      <Card title={words.targets}>
        <Table
          label={words.targets}
          columns={COLUMNS}
          rows={run.targets}
          keyOf={({ account, region }) => `${account} ${region}`}
        />
      </Card>
    </Cards>
  )
}

const COLUMNS: readonly Column<Detail['targets'][number]>[] = [
  { head: words.account, name: true, value: ({ account }) => account },
  { head: words.region, tight: true, value: ({ region }) => region },
  { head: words.status, tight: true, value: ({ status }) => words.targetStatuses[status] },
  {
    head: words.calls,
    tight: true,
    number: true,
    minor: true,
    value: ({ apiCalls }) => apiCalls,
    cell: ({ apiCalls }) => apiCalls.toLocaleString('en-US'),
  },
  { head: words.principal, minor: true, value: ({ principal }) => principal },
  { head: words.error, value: ({ error }) => error?.message },
]
