import { TextInput } from '@mantine/core'
import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Act } from '../../parts/act.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Form, typed } from '../../parts/form.tsx'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'

const words = messages.accounts
type Account = Schemas['Account']

export function Accounts() {
  const pages = usePages(['accounts'], cursor =>
    taken(client.GET('/v1/accounts', { params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } } })),
  )
  return (
    <Page title={words.title} lead={words.lead}>
      <Connect />
      <List of={pages} empty={<Empty title={words.none}>{words.noneLead}</Empty>}>
        {accounts => (
          <Table label={words.title} columns={COLUMNS} rows={accounts} keyOf={({ id }) => id} pages={pages} />
        )}
      </List>
    </Page>
  )
}

function Connect() {
  return (
    <Form
      title={words.connect}
      submit={words.connect}
      changes={['accounts']}
      send={connect}
      done={account => <Next account={account} />}
    >
      <TextInput name="name" label={words.name} required maxLength={200} />
      <TextInput
        name="account"
        label={words.account}
        required
        pattern="\d{12}"
        title={words.accountHint}
        inputMode="numeric"
      />
      <TextInput name="roleArn" label={words.role} description={words.roleHint} required />
    </Form>
  )
}

const connect = (values: FormData) =>
  taken(
    client.POST('/v1/accounts', {
      body: {
        name: typed(values, 'name') ?? '',
        account: typed(values, 'account') ?? '',
        access: { kind: 'role', roleArn: typed(values, 'roleArn') ?? '' },
      } as never,
    }),
  )

/** The external id is made by the service; the customer's trust policy has to ask for it. */
function Next({ account: { access } }: { account: Account }) {
  if (access.kind !== 'role' || access.externalId === null) return null
  return (
    <p>
      {words.externalId} <code>{access.externalId}</code>
    </p>
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
