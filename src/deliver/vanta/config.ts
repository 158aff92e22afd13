import { z } from 'zod'
import { controlsField } from '../kit/controls.ts'
import { secretField, urlField } from '../kit/fields.ts'
import { formsField } from '../kit/forms.ts'

const documentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'the id of a document')

export const config = z.strictObject({
  url: urlField,
  region: z
    .enum(['us', 'gov'])
    .default('us')
    .describe('Where the company is kept; elsewhere, give its address as `url`'),
  documentId: documentId.describe(
    'The document that gets the package, such as access-requests: the end of its address',
  ),
  controls: controlsField(documentId, 'the id of a Vanta document'),
  forms: formsField(['package', 'report', 'findings', 'controls', 'tables', 'evidence'], ['package']),
})

export const secrets = z.strictObject({
  clientId: secretField('The application’s OAuth client id'),
  clientSecret: secretField('The application’s OAuth client secret'),
})

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
