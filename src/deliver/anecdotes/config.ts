import { z } from 'zod'
import { secretField, urlField } from '../kit/fields.ts'
import { formsField } from '../kit/forms.ts'

export const config = z.strictObject({
  url: urlField,
  evidenceId: z
    .string()
    .regex(/^[\w-]{1,200}$/, 'the id of an evidence')
    .optional()
    .describe('An evidence that each file becomes a new version of; without one, each becomes evidence of its own'),
  contact: z
    .string()
    .regex(/^[\x21-\x7e]{3,200}$/, 'an address or URL, without blanks')
    .describe('An address or URL that Anecdotes can ask about the calls; it wants one in each'),
  forms: formsField(['package', 'report'], ['package'], 1),
})

export const secrets = z.strictObject({ apiKey: secretField('An API key with the role Integrator') })

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
