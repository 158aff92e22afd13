import { z } from 'zod'
import { asked, label, moment, uuid } from './common.ts'
import { limits, newLimits, restrictedTo, scope, seenLimits } from './keys.ts'

const role = z.enum(['admin', 'operator', 'reader', 'auditor'])

export const person = z
  .object({
    id: uuid,
    issuer: z.string().describe('The OpenID provider that vouches for this person'),
    subject: z.string().describe('The provider’s own id, which stays when name and address change'),
    name: z.string().describe('As the provider gave it at the last sign-in'),
    email: z.string().describe('As the provider gave it at the last sign-in; it has verified it'),
    role: role.nullable().describe('null: may not sign in until somebody gives a role'),
    roleBy: z
      .enum(['claims', 'admin'])
      .describe('Who gave the role: claims of each sign-in, or an admin, whose word stays'),
    ...seenLimits,
    disabledAt: moment.nullable().describe('Since when this person may not sign in'),
    createdAt: moment,
    lastSignInAt: moment.nullable().describe('When this person last signed in'),
  })
  .meta({ id: 'Person', description: 'Somebody who signs in at an OpenID provider' })

export const personChange = z.strictObject({
  role: role.nullable().optional().describe('null leaves it to the claims of the next sign-in'),
  disabled: z.boolean().optional().describe('Whether this person is kept out'),
  packages: limits.packages.optional(),
  from: limits.from.optional(),
  until: limits.until.optional(),
})

export const newLink = z.strictObject({
  person: label.describe('Who is to sign in; acceptances, reviews and the audit log show it'),
  scopes: z.array(scope).min(1).max(4).default(['auditor']),
  accounts: restrictedTo,
  ...newLimits,
  hours: z.number().int().min(1).max(168).default(24).describe('How long the link is good, until it is used'),
  expiresAt: asked.nullable().default(null).describe('When the access ends; null: a day after the link was used'),
})

export const link = z
  .object({
    id: uuid,
    person: z.string().nullable().describe('Who is to sign in'),
    scopes: z.array(scope),
    accounts: z.array(z.string()).nullable(),
    ...seenLimits,
    keyExpiresAt: moment.nullable().describe('When the access ends; null: a day after the link was used'),
    expiresAt: moment.describe('Until when the link is good'),
    createdAt: moment,
    createdBy: z.string(),
  })
  .meta({ id: 'SignInLink', description: 'A link that signs somebody in once, and was not used yet' })

export const linkWithSecret = z
  .object({
    ...link.shape,
    secret: z
      .string()
      .nullable()
      .describe('What stands after `#token=` in the link; given here once, null when a request is repeated'),
    url: z.string().nullable().describe('The link; null where EXHIBIT_PUBLIC_URL is not set, and when repeated'),
  })
  .meta({ id: 'SignInLinkWithSecret' })

export const view = z
  .object({
    id: uuid,
    at: moment,
    person: z.string().describe('Who holds the key'),
    key: uuid.describe('The key it was seen with'),
    prefix: z.string().describe('The first characters of that key'),
    action: z.string().describe('What was done, such as `evidence.view` or `packages.download`'),
    subject: z.string().nullable().describe('The package, evidence item or run; null for a list'),
    asked: z.record(z.string(), z.unknown()).nullable().describe('The filters of a list; null where there were none'),
  })
  .meta({ id: 'View', description: 'What somebody saw who was let in to some packages alone' })
