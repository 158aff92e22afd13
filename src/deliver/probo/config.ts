import { z } from 'zod'
import { controlsField } from '../kit/controls.ts'
import { secretField } from '../kit/fields.ts'
import { formsField } from '../kit/forms.ts'

const measureId = z.string().regex(/^[A-Za-z0-9_-]{8,200}$/, 'the id of a measure')

export const config = z.strictObject({
  url: z.url().max(2000).describe('Where Probo is'),
  measureId: measureId.describe('The measure that gets the evidence'),
  controls: controlsField(measureId, 'the id of a Probo measure'),
  forms: formsField(['report', 'findings', 'controls', 'tables', 'evidence'], ['report', 'findings']),
})

export const secrets = z.strictObject({ token: secretField('An API token') })

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
