import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Export } from '../../parts/export/export.tsx'
import { List } from '../../parts/list.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { Detail } from './detail.tsx'
import { EXPORTED } from './export-columns.ts'
import { FilterBar } from './filter-bar.tsx'
import { filtersOf, groupOf, type Search, sortOf } from './filters.ts'
import styles from './findings.module.css'
import { useKeys } from './keys.ts'
import { marksOf, useReviews } from './reviews.ts'
import { inOrder, rowsOf } from './rows.ts'
import { FindingsTable } from './table.tsx'
import { useFindings } from './use-findings.ts'

const words = messages.findings
const route = getRouteApi('/framed/findings')

export function Findings() {
  const search = route.useSearch()
  const pages = useFindings(search)
  const { items } = pages
  const group = groupOf(search)
  const [sort, down] = sortOf(search)
  const rows = useMemo(() => rowsOf(inOrder(items ?? [], [sort, down]), group), [items, sort, down, group])
  const chosen = items?.find(({ id }) => id === search.finding)
  const { items: reviews } = useReviews()
  const marks = useMemo(() => marksOf(reviews ?? []), [reviews])
  const onKeyDown = useKeys(rows, chosen)
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={<Link to="/findings/acceptances">{messages.acceptances.title}</Link>}
    >
      <FilterBar search={search} />
      <List of={pages} empty={<NothingFound search={search} />}>
        {all => (
          <>
            <Export
              label={words.title}
              columns={EXPORTED}
              all={async () => inOrder(await pages.all(), [sort, down])}
              count={pages.whole ? words.count(all.length) : messages.exports.first(all.length)}
            />
            <p className={styles.keys}>{messages.reviews.keys}</p>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: keys are heard of what is in it. */}
            <div className={styles.split} data-chosen={chosen !== undefined || undefined} onKeyDown={onKeyDown}>
              <FindingsTable rows={rows} chosen={chosen?.id} sort={[sort, down]} marks={marks} />
              {chosen && <Detail key={chosen.id} finding={chosen} />}
            </div>
          </>
        )}
      </List>
    </Page>
  )
}

/** Nothing was ever collected, or the filters leave nothing: only the former asks for a run. */
function NothingFound({ search }: { search: Search }) {
  const { data } = api.useQuery('get', '/v1/findings/counts')
  const any = data === undefined || Object.values(data.findings).some(count => count > 0)
  const filtered = Object.keys(filtersOf(search)).length > 0
  if (any && filtered) return <Empty title={words.none}>{words.noneLead}</Empty>
  return <Empty title={words.never}>{words.neverLead}</Empty>
}
