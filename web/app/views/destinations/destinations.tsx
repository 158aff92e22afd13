import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Act } from '../../parts/act.tsx'
import { Badge } from '../../parts/badge.tsx'
import { List } from '../../parts/list.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { AddDestination } from './add-destination.tsx'
import { Deliveries } from './deliveries.tsx'

const words = messages.destinations
type Destination = Schemas['Destination']

export function Destinations() {
  const pages = usePages(['destinations'], cursor =>
    taken(
      client.GET('/v1/destinations', { params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } } }),
    ),
  )
  const names = new Map(pages.items?.map(({ id, name }) => [id, name]))
  return (
    <Page title={words.title} lead={words.lead}>
      {pages.items !== undefined && <AddDestination />}
      <List of={pages} empty={<Empty title={words.none}>{words.noneLead}</Empty>}>
        {items => <Table label={words.title} columns={COLUMNS} rows={items} keyOf={({ id }) => id} pages={pages} />}
      </List>
      {pages.items !== undefined && <Deliveries names={names} />}
    </Page>
  )
}

const COLUMNS: readonly Column<Destination>[] = [
  { head: words.name, name: true, value: ({ name }) => name, cell: ({ name }) => <bdi>{name}</bdi> },
  { head: words.kind, tight: true, value: ({ kind }) => kind },
  { head: words.address, minor: true, value: ({ url }) => url },
  { head: words.events, minor: true, value: ({ events }) => events.join(', ') || 'package.ready' },
  {
    head: words.state,
    value: ({ enabled }) => (enabled ? words.on : words.off),
    cell: ({ enabled }) => (enabled ? <Badge tone="pass">{words.on}</Badge> : <Badge tone="idle">{words.off}</Badge>),
  },
  {
    head: words.acts,
    cell: ({ id, enabled }) => (
      <>
        <Act
          label={words.test}
          run={() => taken(client.POST('/v1/destinations/{id}/test', { params: { path: { id } } }))}
          said={({ ok, error, proved }) => (ok ? words.works(proved.join(', ')) : (error ?? words.fails))}
        />
        <Act
          label={enabled ? words.turnOff : words.turnOn}
          changes={['destinations']}
          run={() =>
            taken(client.PATCH('/v1/destinations/{id}', { params: { path: { id } }, body: { enabled: !enabled } }))
          }
        />
      </>
    ),
  },
]
