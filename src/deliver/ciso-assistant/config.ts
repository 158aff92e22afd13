import { z } from 'zod'
import { controlsField } from '../kit/controls.ts'
import { secretField } from '../kit/fields.ts'
import { formsField } from '../kit/forms.ts'

export const config = z.strictObject({
  url: z.url().max(2000).describe('Where CISO Assistant is, such as https://ciso.example.com'),
  folderId: z.uuid().describe('The domain (folder) that holds the evidence'),
  evidenceName: z
    .string()
    .min(1)
    .max(120)
    .default('AWS configuration evidence')
    .describe('The name of the evidence; the account stands behind it'),
  appliedControlId: z.uuid().optional().describe('An applied control that the evidence is linked to when it is made'),
  controls: controlsField(z.uuid(), 'the id of an applied control'),
  forms: formsField(['package', 'report', 'findings', 'controls', 'tables'], ['package']),
})

export const secrets = z.strictObject({ token: secretField('A personal access token') })

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
