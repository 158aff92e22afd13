import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { everyOf, taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Card } from '../../parts/page.tsx'
import { ResourceName } from '../../parts/resource-name.tsx'
import { Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { type Change, changesBetween, UNREAD } from './changes.ts'
import { isWhole } from './completeness.tsx'
import styles from './evidence.module.css'

const words = messages.difference
const route = getRouteApi('/framed/evidence/$id')
type Item = Schemas['EvidenceItem']

const momentOf = ({ collected }: Item): string => collected.sourceAsOf ?? collected.finishedAt
const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** What is not as it was in a snapshot of another run, which the address names. */
export function Difference({ item }: { item: Item }) {
  const { against } = route.useSearch()
  const navigate = useNavigate({ from: '/evidence/$id' })
  const { type, scope } = item
  const query = { type, account: scope.account, region: scope.region }
  const others = useQuery({
    queryKey: ['snapshots', query],
    queryFn: () =>
      everyOf(cursor =>
        taken(
          client.GET('/v1/evidence', {
            params: { query: { ...(cursor === undefined ? query : { cursor }), limit: 500 } },
          }),
        ),
      ),
  })
  return (
    <Card title={words.title}>
      <Loaded of={others}>
        {items => {
          const choices = items.filter(({ id }) => id !== item.id)
          if (choices.length === 0) return <p className={styles.soft}>{words.none}</p>
          return (
            <>
              <NativeSelect
                className={styles.choose}
                label={words.against}
                value={against ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  void navigate({ search: now => ({ ...now, against: value || undefined }), replace: true })
                }
                data={[
                  { value: '', label: words.choose },
                  ...choices.map(one => ({ value: one.id, label: shown.format(new Date(momentOf(one))) })),
                ]}
              />
              {against !== undefined && (
                <Changes item={item} against={against} then={choices.find(({ id }) => id === against)} />
              )}
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

const membersOf = (id: string): Promise<Schemas['Resource'][]> =>
  everyOf(cursor =>
    taken(
      client.GET('/v1/evidence/{id}/resources', {
        params: { path: { id }, query: { limit: 500, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  )

interface Compared {
  readonly item: Item
  readonly against: string
  /** What is known of the other one; undefined where it is not among the newest. */
  readonly then: Item | undefined
}

function Changes({ item, against, then }: Compared) {
  const whole = then !== undefined && isWhole(then.population) && isWhole(item.population)
  const changes = useQuery({
    queryKey: ['difference', against, item.id],
    queryFn: async () => changesBetween(...(await Promise.all([membersOf(against), membersOf(item.id)]))),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Loaded of={changes}>
      {rows => (
        <>
          {!whole && <p className={styles.soft}>{words.notWhole}</p>}
          {rows.length === 0 ? (
            <p>{whole ? words.same : words.sameRead}</p>
          ) : (
            <Table
              label={words.title}
              name="changes"
              columns={COLUMNS}
              rows={rows}
              keyOf={({ id, region, kind }) => `${id} ${region} ${kind}`}
            />
          )}
        </>
      )}
    </Loaded>
  )
}

const told = (text: string): string => (text === UNREAD ? messages.evidence.unread : text === '' ? words.absent : text)
const lines = ({ fields }: Change): string[] =>
  fields.map(({ name, before, after }) => `${name}: ${told(before)} → ${told(after)}`)

const COLUMNS: readonly Column<Change>[] = [
  { head: messages.evidence.resource, name: true, value: ({ id }) => id, cell: ({ id }) => <ResourceName id={id} /> },
  { head: words.what, tight: true, value: ({ kind }) => words.kinds[kind] },
  {
    head: words.settings,
    value: change => lines(change).join('; '),
    cell: change => lines(change).map(line => <div key={line}>{line}</div>),
  },
]
