export {
  type Examined,
  examineStore,
  migrate,
  openBeside,
  openStore,
  type Store,
  type StoreOptions,
  type View,
} from './database.ts'
export { joinServer } from './embedded/index.ts'
export type * from './evidence/contents.ts'
export type * from './evidence/evidence.ts'
export { packHeader } from './evidence/item-header.ts'
export type { Collected } from './evidence/item-writer.ts'
export type * from './kernel/column-types.ts'
export { StoreError, type StoreErrorCode } from './kernel/error.ts'
export type { Page } from './kernel/page.ts'
export { SecretBox } from './kernel/secret-box.ts'
export { isGranted, restriction, type Viewer } from './kernel/viewer.ts'
export type * from './ledger/check.ts'
export type * from './ledger/ledger.ts'
export type * from './ledger/problem.ts'
export type { Repositories } from './repositories.ts'
export type * from './results/changes.ts'
export type * from './results/controls.ts'
export type * from './results/history.ts'
export type * from './results/verdict.ts'
export type * from './results/verdicts.ts'
export type * from './tables/acceptances.ts'
export type * from './tables/accounts.ts'
export type * from './tables/audit.ts'
export type * from './tables/deliveries.ts'
export type { Delivery, NewDelivery } from './tables/delivery.ts'
export type { Sent } from './tables/delivery-outcomes.ts'
export type * from './tables/destinations.ts'
export type * from './tables/endpoints.ts'
export {
  EVENT_TYPES,
  type NewEvent,
} from './tables/events.ts'
export type * from './tables/finishing.ts'
export type * from './tables/idempotency.ts'
export type * from './tables/installation.ts'
export type * from './tables/keys.ts'
export type * from './tables/monitor.ts'
export type * from './tables/organizations.ts'
export type * from './tables/packages.ts'
export type * from './tables/people.ts'
export { REVIEW_MARKS } from './tables/reviews.ts'
export type * from './tables/run.ts'
export type * from './tables/runs.ts'
export type * from './tables/schedules.ts'
export type * from './tables/sign-ins.ts'
export type * from './tables/statements.ts'
export { INSTALLATION } from './tables/statements.ts'
export type * from './tables/targets.ts'
export type * from './tables/user-frameworks.ts'
