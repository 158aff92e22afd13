import { z } from 'zod'
import { REVIEW_MARKS } from '../../store/index.ts'
import { accountNumber, moment, uuid } from './common.ts'

const mark = z
  .enum(REVIEW_MARKS)
  .describe('`accepted`: nothing is left to ask; `follow_up`: the owner is asked; `answered`: the owner has answered')

export const newReview = z
  .strictObject({
    finding: z.string().min(1).max(200).describe('Id of the finding'),
    account: accountNumber,
    run: uuid.describe('The run whose finding was looked at'),
    mark: mark.nullable().default(null).describe('null: a comment alone'),
    comment: z.string().trim().min(1).max(4000).nullable().default(null).describe('In words; null: a mark alone'),
  })
  .refine(({ mark, comment }) => mark !== null || comment !== null, 'Give a mark, a comment or both.')

export const review = z
  .object({
    id: uuid,
    finding: z.string(),
    account: z.string(),
    run: uuid,
    mark: mark.nullable().describe('null: a comment alone'),
    comment: z.string().nullable().describe('In words; null: a mark alone'),
    reviewer: z.string().describe('Who said it, with the key'),
    at: moment,
  })
  .meta({ id: 'Review', description: 'What somebody said of a finding; it changes no verdict' })
