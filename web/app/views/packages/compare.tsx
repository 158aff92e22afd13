import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { everyOf, taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { FindingBadge } from '../../parts/badge.tsx'
import { Page } from '../../parts/page.tsx'
import { ResourceName } from '../../parts/resource-name.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { type Flip, flipsBetween } from './flips.ts'
import styles from './packages.module.css'

const words = messages.compare
const route = getRouteApi('/framed/packages/compare')
const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
type Package = Schemas['Package']

/** What is judged otherwise in a later package. Both stand in the address, by their runs. */
export function Compare() {
  const packages = useQuery({
    queryKey: ['packages', 'all'],
    queryFn: () =>
      everyOf(cursor =>
        taken(
          client.GET('/v1/packages', { params: { query: { limit: 500, ...(cursor !== undefined && { cursor }) } } }),
        ),
      ),
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded of={packages}>{data => <Chosen packages={data} />}</Loaded>
    </Page>
  )
}

function Chosen({ packages }: { packages: readonly Package[] }) {
  const { before, now } = route.useSearch()
  const navigate = useNavigate({ from: '/packages/compare' })
  const data = [
    { value: '', label: words.choose },
    ...packages.map(({ run, label, account, createdAt }) => ({
      value: run,
      label: [shown.format(new Date(createdAt)), account, label].filter(Boolean).join(' · '),
    })),
  ]
  return (
    <>
      <div className={styles.choices}>
        {(['before', 'now'] as const).map(name => (
          <NativeSelect
            key={name}
            label={words[name]}
            data={data}
            value={{ before, now }[name] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              void navigate({ search: all => ({ ...all, [name]: value || undefined }), replace: true })
            }
          />
        ))}
      </div>
      {before !== undefined && now !== undefined && <Flips before={before} now={now} />}
    </>
  )
}

const findingsOf = (run: string) =>
  everyOf(cursor =>
    taken(client.GET('/v1/findings', { params: { query: { limit: 500, ...(cursor ? { cursor } : { run }) } } })),
  )

function Flips({ before, now }: { before: string; now: string }) {
  const flips = useQuery({
    queryKey: ['flips', before, now],
    queryFn: async () => flipsBetween(...(await Promise.all([findingsOf(before), findingsOf(now)]))),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Loaded of={flips}>
      {rows =>
        rows.length === 0 ? (
          <Empty title={words.same}>{words.sameLead}</Empty>
        ) : (
          <Table
            label={words.title}
            columns={COLUMNS}
            rows={rows}
            keyOf={({ finding }) => `${finding.account} ${finding.id}`}
          />
        )
      }
    </Loaded>
  )
}

const told = (status: Flip['now']): string => (status === null ? words.notJudged : messages.status[status])
const Status = ({ of }: { of: Flip['now'] }) => (of === null ? words.notJudged : <FindingBadge status={of} />)

const COLUMNS: readonly Column<Flip>[] = [
  {
    head: messages.findings.test,
    name: true,
    value: ({ finding }) => finding.title,
    cell: ({ finding: { title, run, account, id } }) => (
      <Link to="/findings" search={{ run, account, finding: id }}>
        {title}
      </Link>
    ),
  },
  {
    head: words.earlier,
    tight: true,
    value: ({ before }) => told(before),
    cell: ({ before }) => <Status of={before} />,
  },
  { head: words.later, tight: true, value: ({ now }) => told(now), cell: ({ now }) => <Status of={now} /> },
  {
    head: messages.findings.resource,
    value: ({ finding }) => finding.resource,
    cell: ({ finding }) => <ResourceName id={finding.resource} />,
  },
  { head: messages.findings.region, minor: true, tight: true, value: ({ finding }) => finding.region },
]
