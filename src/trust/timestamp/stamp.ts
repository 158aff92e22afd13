import { requestTimestamp, type Timestamp, TimestampError, type TimestampOptions } from './request.ts'
import type { TimestampFacts } from './token.ts'

/** What an authority said; null where none was to be asked, the reasons where none answered. */
export type Stamped = TimestampFacts | TimestampError['reasons'] | null
export type Stamp = Timestamp | TimestampError['reasons'] | null

/** A package is not held up by authorities that do not answer: they are named in it, and a token may be added later. */
export async function stamped(data: Uint8Array, options: TimestampOptions | undefined): Promise<Stamp> {
  if (!options) return null
  try {
    return await requestTimestamp(data, options)
  } catch (error) {
    if (error instanceof TimestampError) return error.reasons
    throw error
  }
}

export const tokenOfStamp = (stamp: Stamp): Buffer | null => (stamp && 'response' in stamp ? stamp.response : null)
export const factsOf = (stamp: Stamp): Stamped => (stamp && 'response' in stamp ? stamp.facts : stamp)
