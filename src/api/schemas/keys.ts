import { z } from 'zod'
import { accountNumber, asked, label, moment, uuid } from './common.ts'

export const scope = z.enum(['admin', 'operate', 'read', 'auditor'])

/** To what a key, a link or a person is limited. */
export const limits = {
  packages: z
    .array(uuid)
    .min(1)
    .max(1000)
    .nullable()
    .describe('Auditors alone: shows these packages, what they were made of, and nothing else; null: all'),
  from: asked.nullable().describe('Auditors alone: shows only packages made at or after this moment'),
  until: asked.nullable().describe('Auditors alone: shows only packages made before this moment'),
}

/** The same where a request makes something. */
export const newLimits = {
  packages: limits.packages.default(null),
  from: limits.from.default(null),
  until: limits.until.default(null),
}

/** As they are told. */
export const seenLimits = {
  packages: z.array(uuid).nullable().describe('The packages it shows, with what they were made of; null: all'),
  from: moment.nullable().describe('Only packages made at or after this moment are shown'),
  until: moment.nullable().describe('Only packages made before this moment are shown'),
}

export const restrictedTo = z
  .array(accountNumber)
  .min(1)
  .max(1000)
  .nullable()
  .default(null)
  .describe('Restricts it to these; null: all')

export const newKey = z.strictObject({
  name: label.describe('Whose key it is; acceptances show it'),
  scopes: z.array(scope).min(1).max(4),
  accounts: restrictedTo,
  ...newLimits,
  expiresAt: asked.nullable().default(null),
  person: label
    .nullable()
    .default(null)
    .describe(
      'Who holds it, where the name says something else; acceptances show it, and two keys of one person are one',
    ),
})

export const key = z
  .object({
    id: uuid,
    name: z.string(),
    prefix: z.string().describe('The first characters, as the audit log shows them'),
    scopes: z.array(scope),
    accounts: z.array(z.string()).nullable(),
    ...seenLimits,
    expiresAt: moment.nullable(),
    createdAt: moment,
    createdBy: z.string(),
    lastUsedAt: moment.nullable(),
    revokedAt: moment.nullable(),
    person: z.string().nullable().describe('Who holds it, where the name says something else'),
    madeBy: uuid.nullable().describe('The key that made it'),
  })
  .meta({ id: 'Key', description: 'An API key; its secret is stored as a hash' })

export const keyWithSecret = z
  .object({
    ...key.shape,
    secret: z.string().nullable().describe('exk_…; given here once, null when a request is repeated'),
  })
  .meta({ id: 'KeyWithSecret' })

export const auditEntry = z
  .object({
    id: uuid,
    at: moment,
    actor: z.string(),
    action: z.string(),
    subject: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry', description: 'Who did what' })
