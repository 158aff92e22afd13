import { type RawBuilder, sql } from 'kysely'
import { isGranted, seenBy, seesPackage, type Viewer } from './viewer.ts'

/** Acceptances as they stood then: what was approved or revoked later does not count. */
export const activeAt = (moment: RawBuilder<unknown>) => sql<boolean>`
  (approved_at is not null and approved_at <= ${moment} and (revoked_at is null or revoked_at > ${moment}) and until > ${moment})`

/** Who was let in to packages sees of acceptances what held when they were made: it stands in them. */
export const seenAcceptance = (viewer: Viewer) =>
  isGranted(viewer)
    ? sql<boolean>`exists (select from packages p where p.account = acceptances.account
        and ${seesPackage(viewer, 'p')} and ${activeAt(sql`p.created_at`)})`
    : seenBy(viewer, 'acceptances.account')
