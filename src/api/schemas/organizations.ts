import { z } from 'zod'
import { regions } from './accounts.ts'
import { accountNumber, fault, label, moment, uuid } from './common.ts'
import { discovering, discovery, member } from './discovery.ts'

const { units, tags, roleName, externalId } = discovering.shape
const excluded = z.array(accountNumber).max(1000).describe('Accounts that never join')

export const newOrganization = z.strictObject({
  name: label,
  account: accountNumber.describe(
    'Its management account or a delegated administrator: connected too, whose evidence names the accounts',
  ),
  units,
  tags,
  excluded: excluded.default([]),
  roleName,
  externalId: externalId.optional().describe('Left out: made for this organization, to be put into the StackSet'),
  regions: regions.default(null).describe('Regions to read in each account; null: all that are enabled'),
  enabled: z.boolean().default(true).describe('false: no account joins'),
})

export const organizationChange = z
  .strictObject({
    name: label,
    units: units.unwrap().describe('With those below them; empty: the whole organization'),
    tags: tags.unwrap().describe('`Key=value`, or `Key` for any value; empty: whatever their tags'),
    excluded,
    roleName: roleName.unwrap().describe('The role that each account has'),
    externalId,
    regions,
    enabled: z.boolean(),
  })
  .partial()

const members = z.array(z.object(member))

const standing = z.object({
  organization: uuid.describe('Its id'),
  name: z.string(),
  evidence: uuid.nullable().describe('The evidence that names the accounts; null where there is none'),
  asOf: moment.nullable().describe('When that was read'),
  complete: z.boolean().describe('Whether every account of the organization is in it'),
  listed: z.number().int().describe('How many accounts the organization has'),
  inScope: z.number().int().describe('How many of them the rules take in, closed ones included'),
  known: z.number().int().describe('How many active ones were connected already'),
  joined: members.describe('Active accounts that were connected, or would be'),
  closed: discovery.shape.closed,
  left: z
    .array(z.object({ account: z.string(), name: z.string() }))
    .describe('Connected by the organization and not listed in it any more; none where the list is not complete'),
  unread: discovery.shape.unread,
  undecided: discovery.shape.undecided.optional(),
  rules: z
    .object({
      account: z.string().describe('Whose evidence names the accounts'),
      units: z.array(z.string()).describe('Ids of organizational units; empty: the whole organization'),
      tags: z.array(z.string()),
      excluded: z.array(z.string()),
    })
    .optional()
    .describe('The rules that were followed'),
  excluded: members.describe('Accounts that the rules exclude'),
  problem: fault.describe('Why the accounts are not known'),
})

export const organizationStanding = standing.meta({
  id: 'OrganizationStanding',
  description: 'What was known of an organization, and what its rules made of that',
})

export const organizationPreview = standing
  .extend({
    refused: z
      .array(z.object({ account: z.string(), run: uuid, error: fault }))
      .describe('Accounts that it connected and that did not let the last run in that tried them'),
  })
  .meta({ id: 'OrganizationPreview', description: 'What the next run of all accounts would make of an organization' })

export const organization = z
  .object({
    id: uuid,
    name: z.string(),
    account: accountNumber,
    units: z.array(z.string()).describe('With those below them; empty: the whole organization'),
    tags: z.array(z.string()).describe('`Key=value`, or `Key` for any value; empty: whatever their tags'),
    excluded,
    roleName: z.string().describe('The role that each account has'),
    externalId: z.string().describe('The external id that these roles ask for'),
    regions: z.array(z.string()).nullable(),
    enabled: z.boolean(),
    createdAt: moment,
    updatedAt: moment,
    lastJoin: organizationStanding
      .nullable()
      .describe('What the last run of all accounts made of it; with a `problem`, the rest is of the run before'),
  })
  .meta({ id: 'Organization', description: 'An organization whose accounts join by themselves' })
