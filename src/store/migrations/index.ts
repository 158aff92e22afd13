import type { Migration } from 'kysely'
import * as evidence from './0001-evidence.ts'
import * as runs from './0002-runs.ts'
import * as service from './0003-service.ts'
import * as ledger from './0004-ledger.ts'
import * as timestamps from './0005-timestamps.ts'
import * as attempts from './0006-attempts.ts'
import * as slots from './0007-slots.ts'
import * as coverage from './0008-coverage.ts'
import * as statements from './0009-statements.ts'
import * as receipts from './0010-receipts.ts'
import * as events from './0011-events.ts'
import * as persons from './0012-persons.ts'
import * as finishing from './0013-finishing.ts'
import * as endpoints from './0014-endpoints.ts'
import * as reviews from './0015-reviews.ts'
import * as people from './0016-people.ts'
import * as compact from './0017-compact.ts'
import * as organizations from './0018-organizations.ts'
import * as tracesAndLists from './0019-traces-and-lists.ts'
import * as organizationConnections from './0020-organization-connections.ts'
import * as newestRuns from './0021-newest-runs.ts'
import * as organizationTags from './0022-organization-tags.ts'
import * as dueDeliveries from './0023-due-deliveries.ts'
import * as keys from './0024-keys.ts'

/** Applied in the order of their names; one that was released is never changed. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-evidence': evidence,
  '0002-runs': runs,
  '0003-service': service,
  '0004-ledger': ledger,
  '0005-timestamps': timestamps,
  '0006-attempts': attempts,
  '0007-slots': slots,
  '0008-coverage': coverage,
  '0009-statements': statements,
  '0010-receipts': receipts,
  '0011-events': events,
  '0012-persons': persons,
  '0013-finishing': finishing,
  '0014-endpoints': endpoints,
  '0015-reviews': reviews,
  '0016-people': people,
  '0017-compact': compact,
  '0018-organizations': organizations,
  '0019-traces-and-lists': tracesAndLists,
  '0020-organization-connections': organizationConnections,
  '0021-newest-runs': newestRuns,
  '0022-organization-tags': organizationTags,
  '0023-due-deliveries': dueDeliveries,
  '0024-keys': keys,
}
