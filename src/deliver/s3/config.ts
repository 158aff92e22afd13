import { z } from 'zod'

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
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'a region such as eu-central-1')
    .describe('Where the bucket is'),
  roleArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/\S{1,512}$/, 'the ARN of a role')
    .optional()
    .describe('The role to take on; without one, the credentials that the service runs with'),
  externalId: z.string().min(2).max(1224).optional().describe('Asked for by the role’s trust policy'),
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
  url: z.url().max(2000).optional().describe('Another endpoint that speaks S3, instead of AWS’s'),
})

/** Both or neither: an access key where neither a role nor the service’s own credentials will do. */
export const secrets = z
  .strictObject({
    accessKeyId: z.string().min(1).max(200).optional().describe('Access key, where no role can be taken on'),
    secretAccessKey: z.string().min(1).max(200).optional().describe('Its secret'),
  })
  .refine(({ accessKeyId, secretAccessKey }) => (accessKeyId === undefined) === (secretAccessKey === undefined), {
    error: 'accessKeyId and secretAccessKey go together',
  })

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
