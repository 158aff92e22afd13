import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages, wholeOf } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Chips } from '../../parts/chips.tsx'
import { List } from '../../parts/list.tsx'
import { Empty, Trouble } from '../../parts/states.tsx'
import { StatusBar } from '../../parts/status-bar.tsx'
import { Table } from '../../parts/table.tsx'
import { columnsOf } from './columns.tsx'
import { ControlDetail } from './control-detail.tsx'
import styles from './controls.module.css'
import { type Failing, failingOf, useFailing } from './failing.ts'
import type { Control } from './tree.ts'
import { ControlTree } from './tree-table.tsx'

const words = messages.controls
const VIEWS = ['tree', 'list'] as const
const STATUSES = Object.keys(messages.controlStatus) as (keyof typeof messages.controlStatus)[]

export interface Search {
  readonly framework?: string | undefined
  readonly control?: string | undefined
  readonly status?: string | undefined
  readonly view?: string | undefined
}

/** The controls of one framework, each with its status and the tests that fail. */
export function Framework({ framework, search }: { framework: Schemas['ListedFramework']; search: Search }) {
  const navigate = useNavigate({ from: '/controls' })
  const { id, limits, source, publisher } = framework
  const pages = usePages(
    ['controls', id],
    cursor =>
      taken(
        client.GET('/v1/frameworks/{id}/controls', {
          params: { path: { id }, query: { limit: 500, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { most: 5000 },
  )
  const findings = wholeOf(useFailing(id))
  const failing = useMemo(() => findings.data && failingOf(id, findings.data), [id, findings.data])
  return (
    <List of={pages} empty={<Empty title={words.notJudged}>{words.notJudgedLead}</Empty>}>
      {all => {
        const counts = countsOf(all)
        const shown = search.status === undefined ? all : all.filter(({ status }) => status === search.status)
        const chosen = all.find(({ control }) => control === search.control)
        return (
          <>
            <StatusBar counts={counts} />
            <div className={styles.choices}>
              <Chips
                label={words.status}
                chosen={search.status}
                options={STATUSES.filter(one => counts[one]).map(one => [
                  one,
                  messages.controlStatus[one],
                  counts[one],
                ])}
                onToggle={status =>
                  void navigate({ search: now => ({ ...now, status: search.status === status ? undefined : status }) })
                }
              />
              <Chips
                label={words.view}
                chosen={search.view === 'list' ? 'list' : 'tree'}
                options={VIEWS.map(one => [one, words.views[one]])}
                onToggle={view =>
                  void navigate({
                    search: now => ({ ...now, view: view === 'tree' ? undefined : view }),
                    replace: true,
                  })
                }
              />
            </div>
            <Trouble of={findings} />
            <div className={styles.split} data-chosen={chosen !== undefined || undefined}>
              <Shown controls={shown} failing={failing} framework={id} chosen={chosen?.control} view={search.view} />
              {chosen && <ControlDetail key={chosen.control} control={chosen} framework={id} />}
            </div>
            <p className={styles.source}>
              {publisher}, {source}. {limits}
            </p>
          </>
        )
      }}
    </List>
  )
}

function countsOf(controls: readonly { status: keyof typeof messages.controlStatus }[]) {
  const counts: Partial<Record<keyof typeof messages.controlStatus, number>> = {}
  for (const { status } of controls) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

interface Listed {
  readonly controls: readonly Control[]
  readonly failing: Failing | undefined
  readonly framework: string
  readonly chosen: string | undefined
  readonly view: string | undefined
}

/** In its groups, or as a list that can be sorted. */
function Shown({ view, ...shown }: Listed) {
  const { controls, failing, framework, chosen } = shown
  const columns = useMemo(() => columnsOf({ framework, failing, chosen }), [framework, failing, chosen])
  if (controls.length === 0) return <Empty title={words.noneShown}>{words.noneShownLead}</Empty>
  if (view !== 'list') return <ControlTree columns={columns} {...shown} />
  const beside = chosen === undefined ? 3 : 2
  return (
    <Table
      label={words.title}
      columns={columns.slice(0, beside)}
      more={columns.slice(beside)}
      rows={controls}
      keyOf={({ control }) => control}
    />
  )
}
