import { z } from 'zod'
import { controlsField } from '../kit/controls.ts'
import { secretField, urlField } from '../kit/fields.ts'
import { formsField } from '../kit/forms.ts'

const id = z.number().int().positive()

export const config = z.strictObject({
  url: urlField,
  region: z.enum(['us', 'eu', 'apac']).default('us').describe('Where the company is kept'),
  workspaceId: id.describe('The workspace'),
  ownerId: id.describe('The person who is to own the evidence'),
  evidenceName: z
    .string()
    .min(1)
    .max(150)
    .default('AWS configuration evidence')
    .describe('The name of the evidence; the account stands behind it'),
  controlIds: z.array(id).max(500).default([]).describe('Controls that the evidence is linked to when it is made'),
  renewalScheduleType: z
    .enum(['ONE_MONTH', 'TWO_MONTHS', 'THREE_MONTHS', 'SIX_MONTHS', 'ONE_YEAR', 'NONE'])
    .default('NONE')
    .describe('When Drata asks for newer evidence'),
  controls: controlsField(
    z.string().regex(/^[1-9]\d{0,14}$/, 'the number of a control'),
    'the number of a Drata control',
  ),
  forms: formsField(['package', 'report', 'findings', 'controls', 'tables', 'evidence'], ['package']),
})

export const secrets = z.strictObject({
  apiKey: secretField(
    'An API key that may list workspaces, and list, create and update evidence of the Evidence Library',
  ),
})

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
