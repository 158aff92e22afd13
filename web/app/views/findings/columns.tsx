import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import type { Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { FindingBadge, SeverityMark } from '../../parts/badge.tsx'
import { type Column, idOf } from '../../parts/column.ts'
import { Moment } from '../../parts/moment.tsx'
import { ResourceName } from '../../parts/resource-name.tsx'

const words = messages.findings
type Finding = Schemas['Finding']
const SEVERITY = { critical: 0, high: 1, medium: 2, low: 3 }
const STATUS = { fail: 0, unknown: 1, pass: 2, not_applicable: 3 }

/** Every column of findings; an export holds whole what the table shows in short. What fails comes first, the worst of it first. */
export const COLUMNS: readonly Column<Finding>[] = [
  {
    head: words.status,
    order: ({ status, severity }) => STATUS[status] * 4 + SEVERITY[severity],
    value: ({ status }) => messages.status[status],
    cell: ({ status }) => <FindingBadge status={status} />,
  },
  {
    head: words.severity,
    order: ({ status, severity }) => SEVERITY[severity] * 4 + STATUS[status],
    value: ({ severity }) => messages.severity[severity],
    cell: ({ severity }) => <SeverityMark severity={severity} />,
  },
  { head: words.test, name: true, value: ({ title }) => title },
  {
    head: words.resource,
    value: ({ resource }) => resource,
    cell: ({ resource }) => <ResourceName id={resource} />,
  },
  { head: words.account, value: ({ account }) => account },
  { head: words.region, value: ({ region }) => region },
  {
    head: words.openSince,
    id: 'since',
    value: ({ openSince }) => openSince,
    cell: ({ openSince }) => openSince && <Moment at={openSince} dateOnly />,
  },
  { head: words.why, value: ({ reason }) => reason, cell: ({ reason }) => <bdi>{reason.slice(0, 300)}</bdi> },
  { head: words.testItself, id: 'check', value: ({ check }) => check },
  { head: words.findingId, id: 'id', value: ({ id }) => id },
]

/** Without a choice, those that there is room for: less where somebody reads one finding beside the table. */
export function useColumns(chosen: readonly string[] | undefined, reading: boolean): readonly Column<Finding>[] {
  const at = { getInitialValueInEffect: false }
  const resource = useMediaQuery('(min-width: 44rem)', true, at)
  const region = useMediaQuery('(min-width: 62rem)', true, at) && !reading
  const since = useMediaQuery('(min-width: 90rem)', false, at) && !reading
  const severity = resource && !reading
  return useMemo(() => {
    const room = { status: true, test: true, severity, resource, region, since }
    const usual = Object.entries(room).flatMap(([id, fits]) => (fits ? [id] : []))
    const ids = new Set(chosen ?? usual)
    return COLUMNS.filter(column => column.name === true || ids.has(idOf(column)))
  }, [chosen, severity, resource, region, since])
}
