import { Link } from '@tanstack/react-router'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { ResourceName, shortName } from '../../parts/resource-name.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { type Acceptance, stateOf, TONES, useAcceptances } from './acceptance.ts'
import { Decide } from './decide.tsx'

const words = messages.acceptances

/** Who accepts which failing finding, and who else approved it. */
export function Acceptances() {
  const pages = useAcceptances()
  return (
    <Page title={words.title} lead={words.lead}>
      <List of={pages} empty={<Empty title={words.none}>{words.noneLead}</Empty>}>
        {items => (
          <Table label={words.title} columns={COLUMNS} rows={items} keyOf={({ id }) => id} pages={pages} more={MORE} />
        )}
      </List>
    </Page>
  )
}

const COLUMNS: readonly Column<Acceptance>[] = [
  {
    head: words.what,
    name: true,
    value: ({ check, resource }) => `${check}: ${resource ?? words.everyResource}`,
    cell: ({ check, account, resource }) => (
      <>
        <Link to="/findings" search={{ check, account, ...(resource !== null && { resource }) }}>
          {check}
        </Link>
        <div>{resource === null ? words.everyResource : <ResourceName id={resource} />}</div>
      </>
    ),
  },
  {
    head: words.state,
    tight: true,
    value: one => words.states[stateOf(one)],
    cell: one => <Badge tone={TONES[stateOf(one)]}>{words.states[stateOf(one)]}</Badge>,
  },
  { head: words.kind, value: ({ kind }) => messages.acceptance[kind] },
  { head: words.reason, minor: true, value: ({ reason }) => reason, cell: ({ reason }) => <bdi>{reason}</bdi> },
  { head: words.owner, value: ({ owner }) => owner, cell: ({ owner }) => <bdi>{owner}</bdi> },
  {
    head: words.until,
    tight: true,
    value: ({ until }) => until,
    cell: ({ until }) => <Moment at={until} dateOnly />,
  },
  { head: words.asked, minor: true, value: ({ requestedBy }) => requestedBy },
  { head: words.approved, minor: true, value: ({ approvedBy }) => approvedBy },
  { head: words.acts, cell: acceptance => <Decide acceptance={acceptance} /> },
]

const MORE: readonly Column<Acceptance>[] = [
  { head: words.account, value: ({ account }) => account },
  { head: words.region, value: ({ region }) => region ?? words.everyRegion },
  { head: words.resource, value: ({ resource }) => (resource === null ? words.everyResource : shortName(resource)) },
  { head: words.withdrawn, value: ({ revokedBy }) => revokedBy },
]
