import { NativeSelect, TextInput } from '@mantine/core'
import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Act } from '../../parts/act.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Form, typed } from '../../parts/form.tsx'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { LimitFields, limitsOf, limitsText } from './limits.tsx'
import styles from './settings.module.css'

const words = messages.settings
type Key = Schemas['Key']
const SCOPES = ['auditor', 'read', 'operate', 'admin'] as const

/** Who may ask for what, each with a key of their own. */
export function Keys() {
  const pages = usePages(['keys'], cursor =>
    taken(client.GET('/v1/keys', { params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } } })),
  )
  return (
    <section className={styles.part}>
      <h2>{words.keys}</h2>
      <List of={pages} empty={<Empty title={words.noKeys} />}>
        {keys => (
          <>
            <Form title={words.addKey} submit={words.addKey} changes={['keys']} send={add} done={Made}>
              <TextInput name="name" label={words.name} description={words.nameHint} required maxLength={200} />
              <NativeSelect
                name="scope"
                label={words.scope}
                data={SCOPES.map(value => ({ value, label: words.scopes[value] }))}
              />
              <TextInput name="accounts" label={words.accounts} description={words.accountsHint} />
              <LimitFields />
              <TextInput name="expires" type="date" label={words.expires} description={words.expiresHint} />
            </Form>
            <Table label={words.keys} columns={COLUMNS} rows={keys} keyOf={({ id }) => id} pages={pages} />
          </>
        )}
      </List>
    </section>
  )
}

function add(values: FormData) {
  const day = typed(values, 'expires')
  const body = {
    name: typed(values, 'name') ?? '',
    scopes: [(typed(values, 'scope') ?? 'auditor') as (typeof SCOPES)[number]],
    accounts: typed(values, 'accounts')?.split(/[\s,]+/) ?? null,
    expiresAt: day === undefined ? null : `${day}T23:59:59Z`,
    ...limitsOf(values),
  }
  return taken(client.POST('/v1/keys', { body: body as never }))
}

/** The secret is given once. */
function Made({ secret, name }: Schemas['KeyWithSecret']) {
  return (
    <p>
      {words.made(name)} <code>{secret}</code>
    </p>
  )
}

const COLUMNS: readonly Column<Key>[] = [
  { head: words.name, name: true, value: ({ name }) => name, cell: ({ name }) => <bdi>{name}</bdi> },
  {
    head: words.prefix,
    tight: true,
    minor: true,
    value: ({ prefix }) => prefix,
    cell: ({ prefix }) => <code>{prefix}…</code>,
  },
  { head: words.scope, value: ({ scopes }) => scopes.map(scope => words.scopes[scope]).join(', ') },
  { head: words.accounts, minor: true, value: ({ accounts }) => accounts?.join(', ') ?? words.allAccounts },
  { head: words.limits, minor: true, value: limitsText },
  {
    head: words.expires,
    tight: true,
    value: ({ expiresAt, revokedAt }) => (revokedAt !== null ? words.revoked : (expiresAt ?? words.never)),
    cell: ({ expiresAt, revokedAt }) =>
      revokedAt !== null ? (
        <Badge tone="idle">{words.revoked}</Badge>
      ) : expiresAt === null ? (
        words.never
      ) : (
        <Moment at={expiresAt} dateOnly />
      ),
  },
  {
    head: words.used,
    minor: true,
    value: ({ lastUsedAt }) => lastUsedAt ?? words.unused,
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} /> : words.unused),
  },
  {
    head: words.acts,
    tight: true,
    cell: ({ id, name, revokedAt }) =>
      revokedAt === null && (
        <Act
          label={words.revoke}
          confirm={words.confirmRevoke(name)}
          changes={['keys']}
          run={() => taken(client.POST('/v1/keys/{id}/revoke', { params: { path: { id } } }))}
        />
      ),
  },
]
