import { z } from 'zod'
import { EXTENTS, OUTCOMES } from '../../evidence/coverage.ts'

export const uuid = z.uuid()
/** RFC 3339, UTC. */
export const moment = z.iso.datetime()
export const asked = z.iso.datetime({ offset: true })
export const accountNumber = z.string().regex(/^\d{12}$/, 'an AWS account has 12 digits')
export const label = z.string().trim().min(1).max(200)
export const idParam = z.object({ id: uuid })

/** One page of a list. */
export const page = {
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('At most this many'),
  cursor: z
    .string()
    .max(4000)
    .optional()
    .describe('The `next` of the page before; it carries the filters of the list, which need not be sent again'),
}

export const window = {
  ...page,
  since: asked.optional().describe('At or after this moment'),
  until: asked.optional().describe('Before this moment'),
}

const next = z.string().nullable().describe('The cursor of the next page; null on the last one')

export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next })

/** A list over time, see docs/rest.md: `until` is the `since` of the next listing. */
export const windowOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next,
    until: moment.describe('This listing is whole up to here; give it as `since` to go on from here later'),
  })

export const fault = z.object({ code: z.string(), message: z.string() }).nullable()

export const outcome = z
  .enum(OUTCOMES)
  .describe('complete: everything was read; partial: something was not; nothing_read: not a single list')

export const coverage = z
  .object({
    scope: z.enum(EXTENTS).describe('full: all of the account was asked for, so that the run may stand for its state'),
    targets: z
      .object({ done: z.number().int(), refused: z.number().int(), disabled: z.number().int() })
      .describe('Accounts and regions: read, not let in, not enabled by the account'),
  })
  .meta({ id: 'Coverage', description: 'What was asked for, and what of it was reached' })

export const problemSchema = z
  .object({
    type: z.string().describe('urn:exhibit:problem:<code>'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('One sentence that says what to do'),
    code: z.string().describe('Stable; scripts may rely on it'),
    errors: z
      .array(z.object({ in: z.string(), pointer: z.string(), message: z.string() }))
      .optional()
      .describe('The places that are not valid, as JSON pointers'),
  })
  .meta({ id: 'Problem', description: 'A failure, as RFC 9457 says' })

export type Problem = z.infer<typeof problemSchema>

/** What comes from the store is read-only to us; schemas speak of plain JSON. The type changes, the value does not. */
export type Plain<T> = T extends (infer E)[] | readonly (infer E)[]
  ? Plain<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T
export const plain = <T>(value: T): Plain<T> => value as Plain<T>

/** A partial body: JSON has no `undefined`, so what is there is given. The type changes, the value does not. */
export const given = <T extends object>(change: T) => change as { [K in keyof T]?: Exclude<T[K], undefined> }
