import { Link } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Download } from './download.tsx'

import { VerifyHere } from './verify-here.tsx'

const words = messages.packages
type Package = Schemas['Package']

/** The packages that the key may see, each to be downloaded. */
export function PackagesTable() {
  const pages = usePages(['packages'], cursor =>
    taken(client.GET('/v1/packages', { params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } } })),
  )
  return (
    <List of={pages} empty={<Empty title={words.none}>{words.noneLead}</Empty>}>
      {packages => <Table label={words.title} columns={COLUMNS} rows={packages} keyOf={({ id }) => id} pages={pages} />}
    </List>
  )
}

const COLUMNS: readonly Column<Package>[] = [
  {
    head: words.package,
    name: true,
    value: ({ label, createdAt }) => label ?? createdAt,
    cell: ({ run, label, createdAt }) => (
      <Link to="/runs/$id" params={{ id: run }}>
        {label ?? <Moment at={createdAt} />}
      </Link>
    ),
  },
  { head: words.account, tight: true, value: ({ account }) => account ?? words.several },
  {
    head: words.made,
    tight: true,
    minor: true,
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <Moment at={createdAt} />,
  },
  {
    head: words.outcome,
    value: ({ outcome }) => (outcome === null ? words.notRecorded : messages.runs.outcomes[outcome]),
    cell: ({ outcome }) => <Outcome outcome={outcome} />,
  },
  {
    head: words.size,
    tight: true,
    number: true,
    minor: true,
    value: ({ size }) => size,
    cell: ({ size }) => words.megabytes(size),
  },
  {
    head: words.sha256,
    tight: true,
    minor: true,
    value: ({ sha256 }) => sha256,
    cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 16)}…</code>,
  },
  {
    head: words.download,
    cell: ({ id, account, createdAt }) => {
      const name = `exhibit-${account ?? id}-${createdAt.slice(0, 19).replaceAll(/[:-]/g, '')}Z`
      return (
        <>
          <Download path="/v1/packages/{id}/content" id={id} file={`${name}.zip`} label={words.zip} />{' '}
          <Download path="/v1/packages/{id}/workbook" id={id} file={`${name}.xlsx`} label={words.workbook} />{' '}
          <VerifyHere id={id} file={`${name}.zip`} />
        </>
      )
    },
  },
]

function Outcome({ outcome }: Pick<Package, 'outcome'>) {
  if (outcome === null) return <>{words.notRecorded}</>
  return <Badge tone={outcome === 'complete' ? 'pass' : 'unknown'}>{messages.runs.outcomes[outcome]}</Badge>
}
