import { Link } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { ResourceName, shortName } from '../../parts/resource-name.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { type Acceptance, stateOf, TONES, useAcceptances } from './acceptance.ts'
import styles from './acceptances.module.css'
import { Decide } from './decide.tsx'

const words = messages.acceptances

/** Who accepts which failing finding, and who else approved it. */
export function Acceptances() {
  const pages = useAcceptances()
  const { data: catalogue } = api.useQuery('get', '/v1/checks')
  const titles = new Map(catalogue?.items.map(({ id, title }) => [id, title]))
  return (
    <Page title={words.title} lead={words.lead}>
      <List of={pages} empty={<Empty title={words.none}>{words.noneLead}</Empty>}>
        {items => (
          <Table
            label={words.title}
            columns={columnsOf(titles)}
            rows={items}
            keyOf={({ id }) => id}
            pages={pages}
            more={MORE}
          />
        )}
      </List>
    </Page>
  )
}

const columnsOf = (titles: ReadonlyMap<string, string>): Column<Acceptance>[] => [
  {
    head: words.what,
    name: true,
    value: ({ check, resource }) => `${titles.get(check) ?? check}: ${resource ?? words.everyResource}`,
    cell: ({ check, account, resource }) => (
      <>
        <Link to="/findings" search={{ check, account, ...(resource !== null && { resource }) }}>
          {titles.get(check) ?? check}
        </Link>
        <div className={styles.resource}>
          {resource === null ? words.everyResource : <ResourceName id={resource} />}
        </div>
      </>
    ),
  },
  {
    head: words.state,
    tight: true,
    value: one => words.states[stateOf(one)],
    cell: one => (
      <div className={styles.state}>
        <Badge tone={TONES[stateOf(one)]}>{words.states[stateOf(one)]}</Badge>
        <Decide acceptance={one} />
      </div>
    ),
  },
  {
    head: words.reason,
    value: ({ kind, reason }) => `${messages.acceptance[kind]}: ${reason}`,
    cell: ({ kind, reason }) => (
      <>
        {words.kinds(messages.acceptance[kind])}: <bdi>{reason}</bdi>
      </>
    ),
  },
  { head: words.owner, minor: true, value: ({ owner }) => owner, cell: ({ owner }) => <bdi>{owner}</bdi> },
  {
    head: words.until,
    tight: true,
    value: ({ until }) => until,
    cell: ({ until }) => <Moment at={until} dateOnly />,
  },
  {
    head: words.by,
    minor: true,
    value: ({ requestedBy, approvedBy }) => words.people(requestedBy, approvedBy),
  },
]

const MORE: readonly Column<Acceptance>[] = [
  { head: words.account, value: ({ account }) => account },
  { head: words.region, value: ({ region }) => region ?? words.everyRegion },
  { head: words.resource, value: ({ resource }) => (resource === null ? words.everyResource : shortName(resource)) },
  { head: words.test, value: ({ check }) => check },
  { head: words.asked, value: ({ requestedBy }) => requestedBy },
  { head: words.approved, value: ({ approvedBy }) => approvedBy },
  { head: words.withdrawn, value: ({ revokedBy }) => revokedBy },
]
