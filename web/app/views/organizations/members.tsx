import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { problemOf } from '../../api/problem.ts'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import styles from './organizations.module.css'

const words = messages.organizations
type Preview = Schemas['OrganizationPreview']

const TONES = {
  willJoin: 'pass',
  refused: 'fail',
  closed: 'idle',
  left: 'idle',
  unread: 'unknown',
  undecided: 'unknown',
  excluded: 'idle',
} as const

interface Member {
  readonly account: string
  readonly name: string
  readonly what: keyof typeof TONES
  readonly detail: string
  readonly at: string | null
  readonly run: string | null
}

/** Accounts of which there is more to say than that they are read. */
export function Members({ of: { id, name } }: { of: Schemas['Organization'] }) {
  const preview = useQuery({ queryKey: ['organizations', id], queryFn: () => previewOf(id) })
  return (
    <Loaded of={preview}>
      {found => {
        if ('unknown' in found) return <p className={styles.none}>{found.unknown}</p>
        const rows = membersIn(found)
        return rows.length === 0 ? (
          <p className={styles.none}>{found.complete ? words.allRead(found.known) : words.notWhole(found.known)}</p>
        ) : (
          <Table
            label={words.accountsOf(name)}
            name={`o${id.replaceAll(/[^a-z]/g, '')}`}
            columns={COLUMNS}
            rows={rows}
            keyOf={({ account, what }) => `${account} ${what}`}
            stacks
          />
        )
      }}
    </Loaded>
  )
}

/** That its accounts are not known yet is no failure of the view. */
async function previewOf(id: string): Promise<Preview | { readonly unknown: string }> {
  try {
    return await taken(client.GET('/v1/organizations/{id}/preview', { params: { path: { id } } }))
  } catch (error) {
    const problem = problemOf(error)
    if (problem?.code === 'not_found' || problem?.code === 'bad_request') return { unknown: problem.detail ?? '' }
    throw error
  }
}

function membersIn({ joined, refused, closed, left, unread, undecided = [], excluded, asOf }: Preview): Member[] {
  const of = (what: Member['what'], all: readonly { account: string; name: string }[], detail = '') =>
    all.map(({ account, name }) => ({ account, name, what, detail, at: asOf, run: null }))
  return [
    ...refused.map(({ account, run, error }) => {
      return { account, name: '', what: 'refused' as const, detail: error?.message ?? '', at: null, run }
    }),
    ...of('undecided', undecided, words.tagsUnread),
    ...of('unread', unread, words.stateUnread),
    ...of('willJoin', joined),
    ...closed.map(({ account, name, state, isConnected }) => {
      const detail = `${state ?? ''}${isConnected ? `; ${words.connected}` : ''}`
      return { account, name, what: 'closed' as const, detail, at: asOf, run: null }
    }),
    ...of('left', left, words.connected),
    ...of('excluded', excluded),
  ]
}

const COLUMNS: readonly Column<Member>[] = [
  { head: words.account, name: true, value: ({ account }) => account },
  {
    head: words.what,
    value: ({ what }) => words.whats[what],
    cell: ({ what }) => <Badge tone={TONES[what]}>{words.whats[what]}</Badge>,
  },
  { head: words.name, minor: true, value: ({ name }) => name, cell: ({ name }) => <bdi>{name}</bdi> },
  { head: words.why, minor: true, value: ({ detail }) => detail, cell: ({ detail }) => <bdi>{detail}</bdi> },
  {
    head: words.since,
    minor: true,
    value: ({ at, run }) => at ?? run,
    cell: ({ at, run }) =>
      run !== null ? (
        <Link to="/runs/$id" params={{ id: run }}>
          {words.run}
        </Link>
      ) : (
        at !== null && <Moment at={at} />
      ),
  },
]
