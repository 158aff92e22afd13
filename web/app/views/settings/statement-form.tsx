import { Textarea, TextInput } from '@mantine/core'
import { client, queries } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Form } from '../../parts/form.tsx'
import { given } from '../../search.ts'
import { NotApplicable } from './not-applicable.tsx'
import { Categories, Pci, Period, YesOrNo } from './statement-fields.tsx'
import type { Statement } from './statement-text.ts'
import { statementOf } from './statement-values.ts'

const words = messages.settings
const LINES = ['entity', 'preparedBy', 'reviewedBy', 'contact'] as const

/** Everything that can be stated. What is left empty is not stated. */
export function StatementForm({ statement, account }: { statement: Statement; account: string | undefined }) {
  return (
    <Form
      title={words.state}
      submit={words.save}
      changes={['get', '/v1/statement']}
      send={values => put(values, account)}
    >
      {LINES.map(name => (
        <TextInput
          key={name}
          name={name}
          label={words.stated[name]}
          defaultValue={statement[name] ?? ''}
          maxLength={300}
        />
      ))}
      <Textarea
        name="system"
        label={words.stated.system}
        defaultValue={statement.system ?? ''}
        maxLength={4000}
        rows={3}
      />
      <Period of={statement.auditPeriod} />
      <Categories of={statement.soc2Categories} />
      <Pci of={statement.pci} />
      <YesOrNo name="premises" label={words.stated.premises} of={statement.premises} />
      <YesOrNo name="media" label={words.stated.media} of={statement.media} />
      <NotApplicable of={statement.notApplicable} />
    </Form>
  )
}

async function put(values: FormData, account: string | undefined) {
  const params = { query: given({ account }) }
  const answer = await taken(client.PUT('/v1/statement', { params, body: statementOf(values) }))
  await queries.invalidateQueries({ queryKey: ['get', '/v1/statement'] })
  return answer
}
