import { z } from 'zod'
import { LISTS_ACCOUNTS, type OrganizationReach } from '../../evidence/organization-reach.ts'
import { accountNumber, fault, moment, uuid } from './common.ts'
import { describes } from './describes.ts'

const accounts = z.array(z.string())

export const organizationReach = describes<OrganizationReach>()(
  z
    .object({
      id: z.string().nullable().describe('As AWS knows it: `o-…`; null where nothing says so'),
      management: accountNumber.nullable().describe('Its management account'),
      name: z.string().nullable().describe('As it is connected; null where it is not'),
      declared: z
        .boolean()
        .describe('All accounts of the connected organization were asked for: they are the declared scope'),
      source: z.literal(LISTS_ACCOUNTS),
      evidence: uuid.nullable().describe('The evidence item that lists the accounts'),
      asOf: moment.nullable().describe('When they were listed'),
      complete: z.boolean().describe('Whether every account of the organization is in it'),
      listed: z.number().int().describe('How many accounts the organization has'),
      count: z.number().int().describe('Active accounts to be read; where `declared`, those that the rules take in'),
      read: z.number().int().describe('How many of those were read'),
      agrees: z.boolean().describe('The list is complete, and each of those accounts was read'),
      refused: accounts.describe('Did not let the run in'),
      missing: accounts.describe('To be read, and not in the run: joined since, or switched off'),
      undecided: accounts.describe('Not in the run, as it was not read whether they are active, or have the tags'),
      closed: z
        .array(z.object({ account: z.string(), state: z.string().describe('As AWS has it, such as SUSPENDED') }))
        .describe('Listed and not active: not counted'),
      left: accounts.describe('No longer in the organization'),
      notAsked: z.number().int().describe('Active accounts that were left out on purpose'),
      problem: fault.describe('Why the accounts are not known'),
    })
    .meta({ id: 'OrganizationReach', description: 'The accounts of an organization against those that a run read' }),
)
