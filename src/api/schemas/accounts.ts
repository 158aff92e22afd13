import { z } from 'zod'
import { accountNumber, fault, label, moment, uuid } from './common.ts'

const region = z.string().regex(/^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/, 'a region, such as eu-central-1')
export const regions = z.array(region).min(1).max(100).nullable()

const profile = z.string().trim().min(1).max(100)
const accessAsked = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('role'),
    roleArn: z.string().max(2048).describe('The role that the customer made for us'),
    externalId: z
      .string()
      .regex(/^[\w+=,.@:/-]{2,1224}$/, 'as AWS allows external ids')
      .optional()
      .describe('Left out: made for this account, to be put into the trust policy of the role'),
  }),
  z.strictObject({ kind: z.literal('profile'), profile: profile.describe('A profile of the workers’ AWS files') }),
  z.strictObject({ kind: z.literal('ambient').describe('The workers’ own credentials') }),
])

const access = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), roleArn: z.string(), externalId: z.string().nullable() }),
  z.object({ kind: z.literal('profile'), profile: z.string() }),
  z.object({ kind: z.literal('ambient') }),
])

const tags = z.record(z.string().min(1).max(128), z.string().max(256))

export const newAccount = z.strictObject({
  account: accountNumber,
  name: label,
  access: accessAsked,
  regions: regions.default(null).describe('Regions to read; null: all that are enabled'),
  tags: tags.default({}),
  enabled: z.boolean().default(true),
})

export const accountChange = z
  .strictObject({ name: label, access: accessAsked, regions, tags, enabled: z.boolean() })
  .partial()

export const account = z
  .object({
    id: uuid,
    account: accountNumber,
    name: z.string(),
    access,
    regions: z.array(z.string()).nullable(),
    tags: z.record(z.string(), z.string()),
    enabled: z.boolean(),
    createdAt: moment,
    updatedAt: moment,
    verifiedAt: moment.nullable().describe('When GetCallerIdentity last said that it is this account'),
    lastError: fault,
  })
  .meta({ id: 'Account', description: 'An AWS account that we may read' })

export const templateAsked = z.strictObject({
  format: z.enum(['cloudformation', 'terraform']).default('cloudformation').describe('For which tool'),
  principal: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:[\w+=,.@/-]{1,512}$/, 'the ARN of a role, a user or an account’s root')
    .optional()
    .describe(
      'Who may assume the role: what this service runs as; left out, it is asked for when the template is applied',
    ),
})

export const accountTest = z
  .object({
    verified: z.boolean(),
    principal: z.string().nullable(),
    error: z
      .object({
        hop: z
          .enum(['clock', 'network', 'credentials', 'role', 'account'])
          .describe(
            'Where it ended: at this machine’s clock, on the network, at the credentials that we start with, at the role that they assume, or in another account',
          ),
        code: z.string(),
        message: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'AccountTest', description: 'Whether the credentials lead into the account' })
