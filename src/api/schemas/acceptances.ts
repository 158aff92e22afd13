import { z } from 'zod'
import { accountNumber, asked, label, moment, uuid } from './common.ts'
import { acceptanceKind } from './findings.ts'

export const newAcceptance = z.strictObject({
  check: z.string().max(200),
  account: accountNumber,
  region: z.string().max(100).nullable().default(null).describe('null: every region'),
  resource: z.string().max(2048).nullable().default(null).describe('null: every resource'),
  kind: acceptanceKind,
  reason: z.string().trim().min(1).max(4000),
  owner: label.describe('Who answers for it'),
  until: asked,
})

export const acceptance = z
  .object({
    id: uuid,
    check: z.string(),
    account: z.string(),
    region: z.string().nullable(),
    resource: z.string().nullable(),
    kind: acceptanceKind,
    reason: z.string(),
    owner: z.string(),
    requestedBy: z.string(),
    until: moment,
    approvedBy: z.string().nullable(),
    approvedAt: moment.nullable(),
    revokedBy: z.string().nullable(),
    revokedAt: moment.nullable(),
    createdAt: moment,
  })
  .meta({
    id: 'Acceptance',
    description: 'Who accepts a failing finding, and who else approved; it changes no verdict',
  })
