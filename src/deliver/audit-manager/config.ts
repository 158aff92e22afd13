import { z } from 'zod'
import { awsFields, awsSecrets } from '../kit/aws.ts'
import { formsField } from '../kit/forms.ts'

export const config = z.strictObject({
  ...awsFields,
  assessmentId: z.uuid().describe('The assessment'),
  controlSetId: z.string().min(1).max(300).describe('The control set, by its name as the assessment has it'),
  controlId: z.uuid().describe('The control that gets the evidence'),
  forms: formsField(['package', 'report'], ['package']),
})
export const secrets = awsSecrets

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
