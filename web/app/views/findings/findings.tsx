import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { idOf } from '../../parts/column.ts'
import { Export } from '../../parts/export/export.tsx'
import { List } from '../../parts/list.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded, Trouble } from '../../parts/states.tsx'
import { ColumnChoice } from '../../parts/table/choice.tsx'
import { useTableState } from '../../parts/table/state.ts'
import { COLUMNS, useColumns } from './columns.tsx'
import { Detail } from './detail.tsx'
import { FilterBar } from './filter-bar.tsx'
import { filtersOf, groupOf, type Search } from './filters.ts'
import styles from './findings.module.css'
import { useKeys } from './keys.ts'
import { marksOf, useReviews } from './reviews.ts'
import { rowsOf, sorted } from './rows.ts'
import { FindingsTable } from './table.tsx'
import { useFindings } from './use-findings.ts'

const words = messages.findings
const route = getRouteApi('/framed/findings')

export function Findings() {
  const search = route.useSearch()
  const pages = useFindings(search)
  const { items } = pages
  const group = groupOf(search)
  const state = useTableState({ usual: 'status' })
  const { sorting } = state
  const rows = useMemo(() => rowsOf(sorted(items ?? [], sorting), group), [items, sorting, group])
  const chosen = items?.find(({ id }) => id === search.finding)
  const reviewed = useReviews()
  const { items: reviews } = reviewed
  const marks = useMemo(() => marksOf(reviews ?? []), [reviews])
  const onKeyDown = useKeys(rows, chosen)
  const columns = useColumns(state.chosen, chosen !== undefined)
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
              columns={state.chosen ? columns : COLUMNS}
              all={async () => sorted(await pages.all(), sorting)}
              count={pages.whole ? words.count(all.length) : messages.exports.first(all.length)}
            >
              <ColumnChoice
                label={words.title}
                columns={COLUMNS.map(one => ({ id: idOf(one), head: one.head, fixed: one.name }))}
                shown={new Set(columns.map(idOf))}
                choose={state.choose}
              />
            </Export>
            <p className={styles.keys}>{messages.reviews.keys}</p>
            <Trouble of={{ data: reviews, error: reviewed.error, refetch: reviewed.again }} />
            {/* biome-ignore lint/a11y/noStaticElementInteractions: keys are heard of what is in it. */}
            <div className={styles.split} data-chosen={chosen !== undefined || undefined} onKeyDown={onKeyDown}>
              <FindingsTable rows={rows} chosen={chosen?.id} columns={columns} state={state} marks={marks} />
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
  const counts = api.useQuery('get', '/v1/findings/counts')
  const filtered = Object.keys(filtersOf(search)).length > 0
  return (
    <Loaded of={counts}>
      {({ findings }) =>
        filtered && Object.values(findings).some(count => count > 0) ? (
          <Empty title={words.none}>{words.noneLead}</Empty>
        ) : (
          <Empty title={words.never}>{words.neverLead}</Empty>
        )
      }
    </Loaded>
  )
}
