import { z } from 'zod'
import { regions } from './accounts.ts'
import { moment, uuid } from './common.ts'

export const discovering = z.strictObject({
  units: z
    .array(z.string().regex(/^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/, 'the id of an organizational unit: ou-…'))
    .max(100)
    .default([])
    .describe('Only accounts in these organizational units and below them; empty: the whole organization'),
  tags: z
    .array(z.string().trim().min(1).max(400))
    .max(50)
    .default([])
    .describe(
      'Only accounts that carry one of these tags, `Key=value`, or `Key` for any value; empty: whatever their tags',
    ),
  roleName: z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/, 'the name of an IAM role')
    .default('exhibit-reader')
    .describe('The role that each account has'),
  externalId: z
    .string()
    .regex(/^[\w+=,.@:/-]{16,1224}$/, '16 characters or more that IAM takes')
    .describe('The external id that these roles ask for'),
  regions: regions.default(null).describe('Regions to read; null: all that are enabled'),
})

export const member = {
  account: z.string(),
  name: z.string(),
  state: z.string().nullable().describe('As AWS Organizations has it; null where it was not read'),
}

export const discovery = z
  .object({
    dryRun: z.boolean().describe('Nothing was connected'),
    evidence: uuid.describe('The evidence that names the accounts'),
    asOf: moment.describe('When that was read'),
    complete: z.boolean().describe('Whether every account of the organization is in it'),
    connected: z.array(z.object(member)).describe('Active accounts that were connected, or would be'),
    known: z.number().int().describe('How many active ones were connected before'),
    closed: z
      .array(z.object({ ...member, isConnected: z.boolean().describe('It is connected: switch it off') }))
      .describe('Accounts that are not active'),
    unread: z.array(z.object(member)).describe('Accounts of which it was not read whether they are active'),
    undecided: z
      .array(z.object(member))
      .describe('Accounts of which it was not read whether they carry one of the tags'),
  })
  .meta({ id: 'Discovery', description: 'What became of the accounts of an organization' })
