import { NativeSelect } from '@mantine/core'
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
type Person = Schemas['Person']
const ROLES = ['auditor', 'reader', 'operator', 'admin'] as const
/** In the form, for a role that the provider's claims give. */
const BY_CLAIMS = 'claims'

/** Who signed in at the OpenID provider, and what each may. */
export function People() {
  const pages = usePages(['people'], cursor =>
    taken(client.GET('/v1/people', { params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } } })),
  )
  return (
    <section className={styles.part}>
      <h2>{words.people}</h2>
      <List of={pages} empty={<Empty title={words.noPeople} />}>
        {people => (
          <>
            <Form title={words.changePerson} submit={words.savePerson} changes={['people']} send={change}>
              <NativeSelect
                name="person"
                label={words.person}
                data={people.map(({ id, name, email }) => ({ value: id, label: `${name} <${email}>` }))}
              />
              <NativeSelect
                name="role"
                label={words.role}
                data={[BY_CLAIMS, ...ROLES].map(value => ({ value, label: words.roles[value as Role] }))}
              />
              <LimitFields />
            </Form>
            <Table label={words.people} columns={COLUMNS} rows={people} keyOf={({ id }) => id} pages={pages} />
          </>
        )}
      </List>
    </section>
  )
}

type Role = (typeof ROLES)[number] | typeof BY_CLAIMS

function change(values: FormData) {
  const role = (typed(values, 'role') ?? BY_CLAIMS) as Role
  const body = { role: role === BY_CLAIMS ? null : role, ...limitsOf(values) }
  const path = { id: typed(values, 'person') ?? '' }
  return taken(client.PATCH('/v1/people/{id}', { params: { path }, body }))
}

const roleOf = ({ role }: Person): string => (role === null ? words.noRole : words.roles[role])

const COLUMNS: readonly Column<Person>[] = [
  { head: words.name, name: true, value: ({ name }) => name, cell: ({ name }) => <bdi>{name}</bdi> },
  { head: words.email, value: ({ email }) => email, cell: ({ email }) => <bdi>{email}</bdi> },
  {
    head: words.role,
    value: roleOf,
    cell: one => (one.disabledAt === null ? roleOf(one) : <Badge tone="idle">{words.disabled}</Badge>),
  },
  { head: words.limits, minor: true, value: limitsText },
  {
    head: words.lastSignIn,
    tight: true,
    value: ({ lastSignInAt }) => lastSignInAt ?? words.unused,
    cell: ({ lastSignInAt }) => (lastSignInAt === null ? words.unused : <Moment at={lastSignInAt} />),
  },
  { head: words.acts, cell: one => <KeepOut person={one} /> },
]

function KeepOut({ person: { id, name, disabledAt } }: { person: Person }) {
  const disabled = disabledAt === null
  const run = () => taken(client.PATCH('/v1/people/{id}', { params: { path: { id } }, body: { disabled } }))
  return (
    <Act
      label={disabled ? words.disable : words.enable}
      changes={['people']}
      run={run}
      {...(disabled && { confirm: words.confirmDisable(name) })}
    />
  )
}
