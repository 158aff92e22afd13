import { z } from 'zod'
import { awsFields, awsSecrets } from '../kit/aws.ts'

const DAYS = 36_500

export const config = z.strictObject({
  bucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket')
    .describe('The bucket that takes the packages'),
  prefix: z
    .string()
    .max(500)
    .regex(/^(?!\/)[^\p{C}\\]*$/u, 'a prefix does not begin with a slash')
    .default('')
    .describe('Stands before each key: PREFIX2026/11/23/PACKAGE.zip'),
  ...awsFields,
  kmsKeyId: z
    .string()
    .min(1)
    .max(2048)
    .optional()
    .describe('Encrypts with this KMS key (SSE-KMS); else as the bucket says'),
  objectLock: z
    .strictObject({ mode: z.enum(['GOVERNANCE', 'COMPLIANCE']), days: z.number().int().min(1).max(DAYS) })
    .optional()
    .describe('Keeps each package from being changed or deleted for so many days; the bucket needs Object Lock'),
})

export const secrets = awsSecrets

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
