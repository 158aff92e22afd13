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
    organization: uuid.nullable().describe('The organization that connected it; null: it was connected by itself'),
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

export const testAsked = z.strictObject({
  permissions: z
    .stringbool()
    .default(false)
    .describe('Also try each IAM action that the collection needs, with the reads that it makes'),
  seconds: z.coerce.number().int().min(5).max(300).default(60).describe('How long that may take'),
})

const permission = z
  .object({
    action: z.string().describe('The IAM action'),
    state: z
      .enum(['allowed', 'denied', 'untried'])
      .describe('untried: nothing that AWS answered decides it; `advice` says why'),
    by: z
      .enum(['call', 'simulation'])
      .nullable()
      .describe('Whether a call showed it, or IAM’s policy simulator said it'),
    partly: z.boolean().describe('Refused for one resource and allowed for another'),
    types: z.array(z.string()).describe('The evidence types that need it'),
    detail: z.string().nullable().describe('The name of AWS’s error'),
    message: z.string().nullable().describe('What AWS said, redacted'),
    policy: z.string().nullable().describe('The kind of policy that denies it, where AWS names one'),
    advice: z.string().nullable().describe('What to do, or why it was not tried'),
  })
  .meta({ id: 'Permission', description: 'Whether an IAM action that the collection needs is allowed' })

export const permissionTest = z
  .object({
    state: z.enum(['running', 'done', 'stopped']).describe('stopped: the time was up before all was tried'),
    startedAt: moment,
    updatedAt: moment,
    region: z.string().describe('Where regional actions were tried'),
    progress: z.object({
      types: z.number().int().describe('Evidence types tried'),
      of: z.number().int().describe('Evidence types that are to be tried'),
    }),
    simulator: z
      .enum(['asked', 'refused', 'not_needed', 'no_principal'])
      .describe('Whether IAM’s policy simulator was asked about what no call decided'),
    permissions: z.array(permission).describe('In the order of the actions; empty while it runs'),
  })
  .meta({ id: 'PermissionTest', description: 'Which of the permissions that the collection needs are there' })

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
    permissions: permissionTest.nullable().describe('Null where it was not asked, or the account could not be entered'),
  })
  .meta({ id: 'AccountTest', description: 'Whether the credentials lead into the account' })
