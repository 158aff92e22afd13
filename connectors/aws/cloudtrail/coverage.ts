import { type Json, Unjudgeable } from '../../kit/index.ts'
import { logsAllManagementEvents } from './selectors.ts'
import type { Trail } from './trail.ts'

export function isMultiRegion(t: Json<Trail>): boolean {
  if (t.IsMultiRegionTrail === undefined) throw new Unjudgeable('AWS did not say whether the trail is multi-Region.')
  return t.IsMultiRegionTrail
}

/** A multi-Region trail that logs. Asked in this order, so that an unread status of a single-Region trail hides nothing. */
export function isOnEverywhere(t: Json<Trail>): boolean {
  if (!isMultiRegion(t)) return false
  if (t.Status?.IsLogging === undefined) throw new Unjudgeable('AWS did not say whether the trail is logging.')
  return t.Status.IsLogging
}

/** A trail that records every management event in every region. */
export const recordsAccount = (t: Json<Trail>): boolean => isOnEverywhere(t) && logsAllManagementEvents(t)
