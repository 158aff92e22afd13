import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Act } from '../../parts/act.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Form, typed } from '../../parts/form.tsx'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { inWords } from './in-words.ts'

const words = messages.schedules
type Schedule = Schemas['Schedule']

export function Schedules() {
  const pages = usePages(['schedules'], cursor =>
    taken(client.GET('/v1/schedules', { params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } } })),
  )
  return (
    <Page title={words.title} lead={words.lead}>
      <Form title={words.add} submit={words.save} changes={['schedules']} send={add}>
        <TextInput name="name" label={words.name} required maxLength={200} />
        <TextInput name="cron" label={words.cron} description={words.cronHint} defaultValue="0 6 * * 1" required />
        <TextInput
          name="timezone"
          label={words.timezone}
          defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone}
          required
        />
      </Form>
      <List of={pages} empty={<Empty title={words.none}>{words.noneLead}</Empty>}>
        {schedules => (
          <Table label={words.title} columns={COLUMNS} rows={schedules} keyOf={({ id }) => id} pages={pages} />
        )}
      </List>
    </Page>
  )
}

const add = (values: FormData) =>
  taken(
    client.POST('/v1/schedules', {
      body: {
        name: typed(values, 'name') ?? '',
        cron: typed(values, 'cron') ?? '',
        timezone: typed(values, 'timezone') ?? 'UTC',
      } as never,
    }),
  )

const COLUMNS: readonly Column<Schedule>[] = [
  { head: words.name, name: true, value: ({ name }) => name, cell: ({ name }) => <bdi>{name}</bdi> },
  {
    head: words.when,
    value: ({ cron, timezone }) => `${inWords(cron) ?? cron} (${timezone})`,
    cell: ({ cron, timezone }) => (
      <>
        {inWords(cron) ?? <code>{cron}</code>} ({timezone})
      </>
    ),
  },
  {
    head: words.next,
    value: ({ enabled, nextRuns }) => (enabled ? nextRuns.join('; ') : words.off),
    cell: ({ enabled, nextRuns }) =>
      enabled ? (
        nextRuns.map(at => (
          <div key={at}>
            <Moment at={at} />
          </div>
        ))
      ) : (
        <Badge tone="idle">{words.off}</Badge>
      ),
  },
  {
    head: words.last,
    minor: true,
    value: ({ lastSlot }) => lastSlot,
    cell: ({ lastRun, lastSlot }) =>
      lastRun !== null &&
      lastSlot !== null && (
        <Link to="/runs/$id" params={{ id: lastRun }}>
          <Moment at={lastSlot} />
        </Link>
      ),
  },
  {
    head: words.acts,
    cell: ({ id, enabled, name }) => (
      <>
        <Act
          label={enabled ? words.turnOff : words.turnOn}
          changes={['schedules']}
          run={() =>
            taken(client.PATCH('/v1/schedules/{id}', { params: { path: { id } }, body: { enabled: !enabled } }))
          }
        />
        <Act
          label={words.remove}
          confirm={words.confirm(name)}
          changes={['schedules']}
          run={() =>
            client.DELETE('/v1/schedules/{id}', { params: { path: { id } } }).then(({ error }) => refuse(error))
          }
        />
      </>
    ),
  },
]

function refuse(error: unknown): void {
  if (error !== undefined) throw error
}
