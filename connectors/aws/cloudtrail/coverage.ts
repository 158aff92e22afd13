import type { Json } from '../../kit/index.ts'
import { logsAllManagementEvents } from './selectors.ts'
import type { Trail } from './trail.ts'

/** A multi-Region trail that logs. Asked in this order, so that an unread status of a single-Region trail hides nothing. */
export const isOnEverywhere = (t: Json<Trail>): boolean => t.IsMultiRegionTrail === true && t.Status?.IsLogging === true

/** A trail that records every management event in every region. */
export const recordsAccount = (t: Json<Trail>): boolean => isOnEverywhere(t) && logsAllManagementEvents(t)
