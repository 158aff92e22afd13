import { NativeSelect, TextInput } from '@mantine/core'
import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { BASE } from '../../api/session.ts'
import { messages } from '../../messages.ts'
import { Act } from '../../parts/act.tsx'
import { Form, typed } from '../../parts/form.tsx'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { LimitFields, limitsOf, limitsText } from './limits.tsx'
import styles from './settings.module.css'

const words = messages.settings
type Link = Schemas['SignInLink']
const HOURS = [1, 24, 72, 168] as const

/** Links by which somebody signs in once, such as an auditor from outside. */
export function Links() {
  const pages = usePages(['sign-in-links'], cursor =>
    taken(
      client.GET('/v1/sign-in-links', { params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } } }),
    ),
  )
  return (
    <section className={styles.part}>
      <h2>{words.links}</h2>
      <p>{words.linksLead}</p>
      <Form title={words.addLink} submit={words.addLink} changes={['sign-in-links']} send={add} done={Made}>
        <TextInput name="person" label={words.person} description={words.personHint} required maxLength={200} />
        <LimitFields />
        <NativeSelect
          name="hours"
          label={words.linkGood}
          defaultValue="24"
          data={HOURS.map(hours => ({ value: String(hours), label: words.hours(hours) }))}
        />
        <TextInput name="expires" type="date" label={words.accessEnds} description={words.accessEndsHint} />
      </Form>
      <List of={pages} empty={null}>
        {links => <Table label={words.links} columns={COLUMNS} rows={links} keyOf={({ id }) => id} pages={pages} />}
      </List>
    </section>
  )
}

function add(values: FormData) {
  const day = typed(values, 'expires')
  const body = {
    person: typed(values, 'person') ?? '',
    hours: Number(typed(values, 'hours') ?? 24),
    expiresAt: day === undefined ? null : `${day}T23:59:59Z`,
    ...limitsOf(values),
  }
  return taken(client.POST('/v1/sign-in-links', { body: body as never }))
}

/** Shown once: here alone it can be copied. */
function Made({ secret, url, person }: Schemas['SignInLinkWithSecret']) {
  return (
    <p>
      {words.linkMade(person ?? '')} <code>{url ?? `${location.origin}${BASE}sign-in#token=${secret}`}</code>
    </p>
  )
}

const COLUMNS: readonly Column<Link>[] = [
  {
    head: words.person,
    name: true,
    value: ({ person }) => person ?? words.nobodyNamed,
    cell: ({ person }) => <bdi>{person ?? words.nobodyNamed}</bdi>,
  },
  { head: words.limits, value: limitsText },
  {
    head: words.linkGood,
    tight: true,
    value: ({ expiresAt }) => expiresAt,
    cell: ({ expiresAt }) => <Moment at={expiresAt} />,
  },
  {
    head: words.acts,
    tight: true,
    cell: ({ id, person }) => (
      <Act
        label={words.takeBack}
        confirm={words.confirmTakeBack(person ?? '')}
        changes={['sign-in-links']}
        run={async () => {
          const { error } = await client.DELETE('/v1/sign-in-links/{id}', { params: { path: { id } } })
          if (error) throw error
        }}
      />
    ),
  },
]
