import { Link } from '@tanstack/react-router'
import { wholeOf } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Card } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { MARK_TONES, type Review, useReviews } from '../findings/reviews.ts'

const words = messages.room

/** What was asked of the owner, and what was answered: of each finding the newest. */
export function Requests() {
  return (
    <Loaded of={wholeOf(useReviews())} quiet>
      {reviews => <Marked reviews={reviews} />}
    </Loaded>
  )
}

function Marked({ reviews: items }: { reviews: readonly Review[] }) {
  const marked = items.filter(({ mark }) => mark !== null)
  const newest = marked.filter((one, at) => marked.findIndex(({ finding }) => finding === one.finding) === at)
  const rows = newest.filter(({ mark }) => mark !== 'accepted')
  if (rows.length === 0) return null
  return (
    <Card title={words.requests}>
      <Table label={words.requests} name="requests" columns={COLUMNS} rows={rows} keyOf={({ id }) => id} />
    </Card>
  )
}

const COLUMNS: readonly Column<Review>[] = [
  {
    head: words.state,
    tight: true,
    value: ({ mark }) => (mark === null ? null : messages.reviews.marks[mark]),
    cell: ({ mark }) => mark && <Badge tone={MARK_TONES[mark]}>{messages.reviews.marks[mark]}</Badge>,
  },
  {
    head: words.said,
    name: true,
    value: ({ comment, finding }) => comment ?? finding,
    cell: ({ comment, finding, run, account }) => (
      <Link to="/findings" search={{ run, account, finding }}>
        <bdi>{comment ?? words.noComment}</bdi>
      </Link>
    ),
  },
  { head: words.who, minor: true, value: ({ reviewer }) => reviewer },
  { head: words.at, tight: true, value: ({ at }) => at, cell: ({ at }) => <Moment at={at} /> },
]
