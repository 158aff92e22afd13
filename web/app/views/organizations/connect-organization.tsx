import { Textarea, TextInput } from '@mantine/core'
import { client, type Schemas } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Form, typed } from '../../parts/form.tsx'

const words = messages.organizations

/** Connects an organization; who joins is chosen by unit and by tag, one a line. */
export function ConnectOrganization() {
  return (
    <Form
      title={words.connect}
      submit={words.connect}
      changes={['organizations']}
      send={connect}
      done={({ externalId }) => (
        <p>
          {words.externalId} <code>{externalId}</code>
        </p>
      )}
    >
      <TextInput name="name" label={words.name} required maxLength={200} />
      <TextInput
        name="account"
        label={words.listedBy}
        description={words.listedByHint}
        required
        pattern="\d{12}"
        title={messages.accounts.accountHint}
        inputMode="numeric"
      />
      <Textarea name="units" label={words.units} description={words.unitsHint} autosize minRows={1} />
      <Textarea name="tags" label={words.tags} description={words.tagsHint} autosize minRows={1} />
      <Textarea name="excluded" label={words.excluded} description={words.excludedHint} autosize minRows={1} />
      <TextInput name="roleName" label={words.role} defaultValue="exhibit-reader" required />
      <TextInput name="externalId" label={words.externalIdLabel} description={words.externalIdHint} />
    </Form>
  )
}

const linesOf = (values: FormData, name: string): string[] =>
  (typed(values, name) ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

function connect(values: FormData): Promise<Schemas['Organization']> {
  const externalId = typed(values, 'externalId')
  const lists = {
    units: linesOf(values, 'units'),
    tags: linesOf(values, 'tags'),
    excluded: linesOf(values, 'excluded'),
  }
  const body = {
    ...{ name: typed(values, 'name') ?? '', account: typed(values, 'account') ?? '', ...lists },
    roleName: typed(values, 'roleName') ?? 'exhibit-reader',
    ...(externalId !== undefined && { externalId }),
  }
  return taken(client.POST('/v1/organizations', { body: body as never }))
}
