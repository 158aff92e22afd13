import type { PrincipalText } from '../../../../src/package/format/principal.ts'
import { messages } from '../../messages.ts'
import { Card } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'

const words = messages.identity
const KINDS = ['Backups', 'Snapshots', 'Trails', 'Keys', 'Logs', 'Instances', 'Databases', 'Buckets'] as const
/** More names than these say nothing more at a glance; the evidence has them all. */
const MOST = 12

interface Row {
  readonly kind: (typeof KINDS)[number]
  readonly names: readonly string[]
  readonly open: number
}

/** Who can delete what for good. Only who surely can is named; of whom it is not known, how many there are. */
export function Erasers({ of }: { of: readonly PrincipalText[] }) {
  return (
    <Card title={words.erasers}>
      <Table
        label={words.erasers}
        columns={COLUMNS}
        rows={KINDS.map(kind => rowOf(kind, of))}
        keyOf={({ kind }) => kind}
      />
    </Card>
  )
}

function rowOf(kind: Row['kind'], principals: readonly PrincipalText[]): Row {
  const waysOf = ({ erases }: PrincipalText) => erases.known.filter(one => one.kind === kind)
  const sure = principals.filter(principal => waysOf(principal).some(({ certain }) => certain))
  const open = principals.filter(
    principal => !sure.includes(principal) && (waysOf(principal).length > 0 || principal.erasesMore(kind)),
  )
  return { kind, names: sure.map(({ name }) => name), open: open.length }
}

const COLUMNS: readonly Column<Row>[] = [
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
