import { z } from 'zod'
import { awsFields, awsSecrets } from '../kit/aws.ts'

export const config = z.strictObject({
  ...awsFields,
  failedOnly: z.boolean().default(false).describe('Leaves out passed tests and what does not apply'),
})
export const secrets = awsSecrets

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
