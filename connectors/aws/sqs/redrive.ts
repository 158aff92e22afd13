import { type Json, Unjudgeable } from '../../kit/index.ts'
import type { Queue } from './queue.ts'

/** The ARN of the queue that takes what could not be handled; `undefined`: the queue names none. */
export function deadLetterOf({ Attributes }: Json<Queue>): string | undefined {
  if (!Attributes) throw new Unjudgeable('AWS answered no attributes of a queue.')
  const stated = Attributes.RedrivePolicy
  if (!stated) return undefined
  const { deadLetterTargetArn: arn } = parsed(stated)
  if (typeof arn !== 'string' || arn === '') throw new Unjudgeable('A redrive policy names no queue.')
  return arn
}

function parsed(text: string): { readonly deadLetterTargetArn?: unknown } {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Said below, as for what is JSON and no object.
  }
  throw new Unjudgeable('A redrive policy cannot be read.')
}
