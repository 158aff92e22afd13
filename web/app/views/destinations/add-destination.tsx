import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api, client, type Schemas } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Form, typed } from '../../parts/form.tsx'
import { Loaded } from '../../parts/states.tsx'
import styles from './destinations.module.css'
import { SchemaFields, schemaOf, valuesOf } from './schema-fields.tsx'

const words = messages.destinations
type Kind = Schemas['DestinationKind']

/** The form of each kind comes from the service, so that a new kind needs nothing here. */
export function AddDestination({ onAdded }: { onAdded?: () => void }) {
  const kinds = api.useQuery('get', '/v1/destination-kinds')
  return <Loaded of={kinds}>{({ items }) => <Add kinds={items} onAdded={onAdded} />}</Loaded>
}

function Add({ kinds, onAdded }: { kinds: readonly Kind[]; onAdded: (() => void) | undefined }) {
  const [chosen, setChosen] = useState(kinds[0]?.kind)
  const kind = kinds.find(one => one.kind === chosen)
  if (!kind) return null
  const send = async (values: FormData) => {
    const made = await taken(
      client.POST('/v1/destinations', {
        body: {
          name: typed(values, 'name') ?? '',
          kind: kind.kind,
          config: valuesOf(values, 'config.', schemaOf(kind.config)),
          secrets: valuesOf(values, 'secrets.', schemaOf(kind.secrets)),
        } as never,
      }),
    )
    // Where it has a secret, that is shown first.
    if (made.secret === null) onAdded?.()
    return made
  }
  return (
    <Form title={words.add} submit={words.save} changes={['destinations']} send={send} done={Made}>
      <NativeSelect
        label={words.kind}
        value={kind.kind}
        onChange={event => setChosen(event.currentTarget.value)}
        data={kinds.map(({ kind: value, label, status }) => ({
          value,
          label: status === 'stable' ? label : words.experimental(label),
        }))}
      />
      <TextInput name="name" label={words.name} required maxLength={200} />
      <SchemaFields key={`${kind.kind} config`} schema={schemaOf(kind.config)} prefix="config." />
      <SchemaFields key={`${kind.kind} secrets`} schema={schemaOf(kind.secrets)} prefix="secrets." secret />
      <details className={styles.instructions}>
        <summary>{words.instructions}</summary>
        <pre>{kind.instructions}</pre>
      </details>
    </Form>
  )
}

/** A secret that the service made is shown once. */
function Made({ secret }: Schemas['DestinationWithSecret']) {
  if (secret === null) return <p>{words.made}</p>
  return (
    <p>
      {words.secret} <code>{secret}</code>
    </p>
  )
}
