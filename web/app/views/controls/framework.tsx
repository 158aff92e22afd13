import { useNavigate } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Chips } from '../../parts/chips.tsx'
import { List } from '../../parts/list.tsx'
import { Empty } from '../../parts/states.tsx'
import { StatusBar } from '../../parts/status-bar.tsx'
import { ControlDetail } from './control-detail.tsx'
import styles from './controls.module.css'
import { useFailing } from './failing.ts'
import { ControlTable } from './table.tsx'

const words = messages.controls
const STATUSES = Object.keys(messages.controlStatus) as (keyof typeof messages.controlStatus)[]

export interface Search {
  readonly framework?: string | undefined
  readonly control?: string | undefined
  readonly status?: string | undefined
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
  const failing = useFailing(id)
  return (
    <List of={pages} empty={<Empty title={words.notJudged}>{words.notJudgedLead}</Empty>}>
      {all => {
        const counts = countsOf(all)
        const shown = search.status === undefined ? all : all.filter(({ status }) => status === search.status)
        const chosen = all.find(({ control }) => control === search.control)
        return (
          <>
            <StatusBar counts={counts} />
            <Chips
              label={words.status}
              chosen={search.status}
              options={STATUSES.filter(one => counts[one]).map(one => [one, messages.controlStatus[one], counts[one]])}
              onToggle={status =>
                void navigate({ search: now => ({ ...now, status: search.status === status ? undefined : status }) })
              }
            />
            <div className={styles.split} data-chosen={chosen !== undefined || undefined}>
              <ControlTable controls={shown} failing={failing} framework={id} chosen={chosen?.control} />
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
