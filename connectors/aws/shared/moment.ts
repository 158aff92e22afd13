import { Unjudgeable } from '../../kit/index.ts'

const DAY_MS = 86_400_000

/** A time as AWS writes it. Throws on anything else: comparisons with an invalid date are quietly false. */
export function moment(text: string | undefined): Date {
  if (text === undefined) throw new Unjudgeable('AWS did not state a time that the test needs.')
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw new Unjudgeable('AWS stated a time that cannot be read.')
  return date
}

/** The moment `days` days earlier. */
export const daysBefore = (asOf: Date, days: number): Date => new Date(asOf.getTime() - days * DAY_MS)

/** A date for a reason: `2026-11-01`. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
