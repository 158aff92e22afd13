import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api, client } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Export } from '../../parts/export/export.tsx'
import { List } from '../../parts/list.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { given } from '../../search.ts'
import { Detail } from './detail.tsx'
import { EXPORTED } from './export-columns.ts'
import { FilterBar } from './filter-bar.tsx'
import { filtersOf, groupOf, type Search } from './filters.ts'
import styles from './findings.module.css'
import { rowsOf, worstFirst } from './rows.ts'
import { FindingsTable } from './table.tsx'

const words = messages.findings
const route = getRouteApi('/framed/findings')
/** More than these are not held in the page: filters narrow them. */
const MOST = 10_000

export function Findings() {
  const search = route.useSearch()
  const pages = useFindings(search)
  const { items } = pages
  const group = groupOf(search)
  const rows = useMemo(() => rowsOf(worstFirst(items ?? []), group), [items, group])
  const chosen = items?.find(({ id }) => id === search.finding)
  return (
    <Page title={words.title} lead={words.lead}>
      <FilterBar search={search} />
      <List of={pages} empty={<NothingFound search={search} />}>
        {all => (
          <>
            <Export
              label={words.title}
              columns={EXPORTED}
              all={async () => worstFirst(await pages.all())}
              count={pages.whole ? words.count(all.length) : messages.exports.first(all.length)}
            />
            <div className={styles.split} data-chosen={chosen !== undefined || undefined}>
              <FindingsTable rows={rows} chosen={chosen?.id} />
              {chosen && <Detail key={chosen.id} finding={chosen} />}
            </div>
          </>
        )}
      </List>
    </Page>
  )
}

function useFindings(search: Search) {
  const query = given(filtersOf(search))
  return usePages(
    ['findings', query],
    cursor =>
      taken(
        client.GET('/v1/findings', {
          params: { query: { ...(cursor === undefined ? query : { cursor }), limit: 500 } },
        }),
      ),
    { most: MOST },
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
