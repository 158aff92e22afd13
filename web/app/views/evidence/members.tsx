import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { client, type Schemas } from '../../api/client.ts'
import { type Pages, taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { List } from '../../parts/list.tsx'
import { Card } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import styles from './evidence.module.css'
import { Member } from './member.tsx'

const words = messages.evidence
const route = getRouteApi('/framed/evidence/$id')

type Resource = Schemas['Resource']

/** Every member of the population, its settings as columns; one of them whole where it is chosen. */
export function Members({ item }: { item: Schemas['EvidenceItem'] }) {
  const { id } = item
  const { resource } = route.useSearch()
  const pages = usePages(
    ['members', id],
    cursor =>
      taken(
        client.GET('/v1/evidence/{id}/resources', {
          params: { path: { id }, query: { limit: 500, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { most: resource === undefined ? 500 : 20_000 },
  )
  const chosen = pages.items?.find(one => one.id === resource)
  return (
    <Card title={words.members}>
      {chosen && <Member member={chosen} item={item} pages={pages} />}
      <List of={pages} empty={<Empty title={words.noMembers}>{words.noMembersLead}</Empty>}>
        {members => <MemberTable members={members} pages={pages} chosen={chosen?.id} />}
      </List>
    </Card>
  )
}

/** Of settings that are long in themselves a table shows only that they are there. */
const COLUMNS = 8

interface Shown {
  readonly members: readonly Resource[]
  readonly pages: Pages<Resource>
  readonly chosen: string | undefined
}

function MemberTable({ members, pages, chosen }: Shown) {
  const names = useMemo(() => [...new Set(members.flatMap(({ settings }) => Object.keys(settings)))], [members])
  const shown = names.slice(0, COLUMNS).join('\n')
  const columns = useMemo(() => columnsOf(shown.split('\n').filter(Boolean), chosen), [shown, chosen])
  return (
    <>
      <Table
        label={words.members}
        columns={columns}
        more={names.slice(COLUMNS).map(setting)}
        rows={members}
        keyOf={({ id, region }) => `${id} ${region}`}
        pages={pages}
      />
      {names.length > COLUMNS && <p className={styles.soft}>{words.moreColumns(names.length - COLUMNS)}</p>}
    </>
  )
}

const columnsOf = (names: readonly string[], chosen: string | undefined): Column<Resource>[] => [
  {
    head: words.resource,
    name: true,
    value: ({ id }) => id,
    cell: member => <Name member={member} chosen={member.id === chosen} />,
  },
  ...names.map(setting),
  { head: words.gapColumn, number: true, value: ({ gaps }) => (gaps.length > 0 ? gaps.length : '') },
]

function Name({ member: { id, name }, chosen }: { member: Resource; chosen: boolean }) {
  const navigate = useNavigate({ from: '/evidence/$id' })
  return (
    <button
      type="button"
      className={styles.name}
      aria-pressed={chosen}
      onClick={() => void navigate({ search: now => ({ ...now, resource: chosen ? undefined : id }), replace: true })}
    >
      <bdi>{name || id}</bdi>
    </button>
  )
}

const LONG = 60

/** A setting as a column: whole in an export, its beginning in the table. */
function setting(name: string): Column<Resource> {
  const value = ({ settings, gaps }: Resource): string => {
    if (gaps.some(({ field }) => field === name)) return words.unread
    const of = settings[name]
    return of === undefined ? '' : typeof of === 'string' ? of : JSON.stringify(of)
  }
  const cell = (member: Resource) => {
    const text = value(member)
    return text.length > LONG ? `${text.slice(0, LONG)}…` : text
  }
  return { head: name, id: `settings.${name}`, value, cell }
}
