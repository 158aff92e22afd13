import { z } from 'zod'
import { controlsField } from '../kit/controls.ts'
import { secretField, urlField } from '../kit/fields.ts'
import { formsField } from '../kit/forms.ts'

export const config = z.strictObject({
  url: urlField,
  region: z.enum(['us', 'eu', 'gov']).default('us').describe('Where the organization is kept'),
  controlId: z.uuid().describe('The control that gets the proof: the id in its address'),
  ownerId: z
    .uuid()
    .optional()
    .describe('The person who is to own the proof. API clients own nothing, so Hyperproof may refuse without one'),
  controls: controlsField(z.uuid(), 'the id of a Hyperproof control'),
  forms: formsField(['package', 'report', 'findings', 'controls', 'tables', 'evidence'], ['package']),
})

export const secrets = z.strictObject({
  clientId: secretField('The API client’s id'),
  clientSecret: secretField('The API client’s secret'),
})

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
