import type { PrincipalText } from '../../../../src/package/format/principal.ts'
import { messages } from '../../messages.ts'
import { Card } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { type EraserRow, KINDS, rowOf } from './eraser-row.ts'

const words = messages.identity
/** More names than these say nothing more at a glance; the evidence has them all. */
const MOST = 12

/** Who can delete what for good. Only who surely can is named; of whom it is not known, how many there are. */
export function Erasers({ of }: { of: readonly PrincipalText[] }) {
  return (
    <Card title={words.erasers}>
      <Table
        label={words.erasers}
        name="erasers"
        columns={COLUMNS}
        rows={KINDS.map(kind => rowOf(kind, of))}
        keyOf={({ kind }) => kind}
      />
    </Card>
  )
}

const COLUMNS: readonly Column<EraserRow>[] = [
  { head: words.what, name: true, value: ({ kind }) => words.kinds[kind] },
  { head: words.count, number: true, value: ({ names }) => names.length },
  {
    head: words.who,
    value: ({ names }) => names.join(', '),
    cell: ({ names }) => (
      <bdi>
        {names.slice(0, MOST).join(', ')}
        {names.length > MOST && ` ${messages.evidence.more(names.length - MOST)}`}
      </bdi>
    ),
  },
  { head: words.notKnown, number: true, value: ({ open }) => open, cell: ({ open }) => (open > 0 ? open : '') },
]
