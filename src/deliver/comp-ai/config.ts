import { z } from 'zod'
import { secretField, urlField } from '../kit/fields.ts'
import { formsField } from '../kit/forms.ts'

export const config = z.strictObject({
  url: urlField,
  taskId: z
    .string()
    .regex(/^tsk_[A-Za-z0-9]{1,60}$/, 'the id of a task: tsk_…')
    .describe('The task that gets the package'),
  userId: z
    .string()
    .regex(/^usr_[A-Za-z0-9]{1,60}$/, 'the id of a person: usr_…')
    .describe('The person in whose name it is attached'),
  forms: formsField(['package', 'report'], ['package']),
})

export const secrets = z.strictObject({ apiKey: secretField('An API key of the organization') })

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
