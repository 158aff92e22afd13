import { z } from 'zod'
import { secretField, urlField } from '../kit/fields.ts'
import { formsField } from '../kit/forms.ts'

export const config = z.strictObject({
  url: urlField,
  region: z.enum(['us', 'uk']).default('us').describe('Where the company is kept'),
  testId: z.uuid().describe('The test that gets the evidence'),
  forms: formsField(['package', 'report'], ['package'], 1),
})

export const secrets = z.strictObject({
  apiKey: secretField('The API key'),
  apiSecret: secretField('The API key’s secret'),
})

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
