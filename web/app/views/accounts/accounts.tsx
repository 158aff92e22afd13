import { Link } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Act } from '../../parts/act.tsx'
import { Badge } from '../../parts/badge.tsx'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Connect } from './connect.tsx'

const words = messages.accounts
type Account = Schemas['Account']

export function Accounts() {
  const pages = usePages(['accounts'], cursor =>
    taken(client.GET('/v1/accounts', { params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } } })),
  )
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        <>
          <Link to="/accounts/organizations">{messages.organizations.title}</Link>
          <Link to="/start">{messages.start.title}</Link>
        </>
      }
    >
      <Connect />
      <List of={pages} empty={<Empty title={words.none}>{words.noneLead}</Empty>}>
        {accounts => (
          <Table label={words.title} columns={COLUMNS} rows={accounts} keyOf={({ id }) => id} pages={pages} />
        )}
      </List>
    </Page>
  )
}

const COLUMNS: readonly Column<Account>[] = [
  { head: words.name, name: true, value: ({ name }) => name, cell: ({ name }) => <bdi>{name}</bdi> },
  { head: words.account, tight: true, value: ({ account }) => account },
  { head: words.state, value: account => words[stateOf(account)], cell: account => <State account={account} /> },
  {
    head: words.access,
    minor: true,
    value: ({ access }) => (access.kind === 'role' ? access.roleArn : words.kinds[access.kind]),
    cell: ({ access }) => (access.kind === 'role' ? <code>{access.roleArn}</code> : words.kinds[access.kind]),
  },
  { head: words.regions, minor: true, value: ({ regions }) => regions?.join(', ') ?? words.allRegions },
  {
    head: words.acts,
    cell: ({ id }) => (
      <Act
        label={words.test}
        changes={['accounts']}
        run={() => taken(client.POST('/v1/accounts/{id}/test', { params: { path: { id } } }))}
        said={({ verified, principal, error }) =>
          verified ? words.verified(principal ?? '') : (error?.message ?? words.notVerified)
        }
      />
    ),
  },
]

const TONES = { off: 'idle', refused: 'fail', untested: 'unknown', reachable: 'pass' } as const

function stateOf({ enabled, lastError, verifiedAt }: Account): keyof typeof TONES {
  if (!enabled) return 'off'
  if (lastError !== null) return 'refused'
  return verifiedAt === null ? 'untested' : 'reachable'
}

function State({ account }: { account: Account }) {
  const state = stateOf(account)
  return (
    <>
      <Badge tone={TONES[state]}>{words[state]}</Badge>{' '}
      {state === 'reachable' && account.verifiedAt !== null && <Moment at={account.verifiedAt} dateOnly />}
    </>
  )
}
