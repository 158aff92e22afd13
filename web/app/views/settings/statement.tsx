import { Textarea, TextInput } from '@mantine/core'
import { api, client, queries, type Schemas } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Fields } from '../../parts/fields.tsx'
import { Form, typed } from '../../parts/form.tsx'
import { Card } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import styles from './settings.module.css'

const words = messages.settings
const LINES = ['entity', 'preparedBy', 'reviewedBy', 'contact'] as const
type Stated = Schemas['Stated']

/** What the owner says of itself: it stands in every package, and changes no status. */
export function Statement() {
  const stated = api.useQuery('get', '/v1/statement')
  return (
    <section className={styles.part}>
      <h2>{words.statement}</h2>
      <p className={styles.soft}>{words.statementLead}</p>
      <Loaded of={stated}>{data => <Shown stated={data} />}</Loaded>
    </section>
  )
}

function Shown({ stated: { statement, source, statedBy } }: { stated: Stated }) {
  const given = Object.entries(statement ?? {})
  return (
    <>
      {given.length === 0 ? (
        <p>{words.nothingStated}</p>
      ) : (
        <Card>
          <Fields
            of={[
              ...given.map(([name, value]) => [words.stated[name] ?? name, textOf(value)] as const),
              [words.statedBy, [statedBy, source && words.sources[source]].filter(Boolean).join(', ')],
            ]}
          />
        </Card>
      )}
      <Form
        title={words.state}
        submit={words.save}
        changes={['get', '/v1/statement']}
        send={values => put(values, statement)}
      >
        {LINES.map(name => (
          <TextInput
            key={name}
            name={name}
            label={words.stated[name]}
            defaultValue={statement?.[name] ?? ''}
            maxLength={200}
          />
        ))}
        <Textarea name="system" label={words.stated.system} defaultValue={statement?.system ?? ''} rows={3} />
      </Form>
    </>
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** What has no field here stays as it is stated. */
async function put(values: FormData, before: Stated['statement']) {
  const named = [...LINES, 'system'] as const
  const kept = Object.entries(before ?? {}).filter(([name]) => !(named as readonly string[]).includes(name))
  const said = named.flatMap(name => {
    const text = typed(values, name)
    return text === undefined ? [] : [[name, text] as const]
  })
  const answer = await taken(client.PUT('/v1/statement', { body: Object.fromEntries([...kept, ...said]) as never }))
  await queries.invalidateQueries({ queryKey: ['get', '/v1/statement'] })
  return answer
}
