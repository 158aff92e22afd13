import { digestOf } from '../../evidence/digest.ts'
import type { ControlResult } from '../../frameworks/framework.ts'
import { blobOf, contents, putBlobs } from '../evidence/contents.ts'
import { StoreError } from '../kernel/error.ts'
import type { Db } from '../kernel/schema.ts'
import { seenOfRun, type Viewer } from '../kernel/viewer.ts'

/** A control result without the ids of the run's own items, which the caller joins in. */
export type StoredControl = Omit<ControlResult, 'items'>

export interface Controls {
  /** Stores the results of one framework in one account; idempotent. */
  write(run: string, framework: string, account: string, results: readonly StoredControl[]): Promise<void>
  /** Ordered by framework, then as written (the framework's own order), then account. */
  read(run: string, filter?: { framework?: string | undefined; account?: string | undefined }): Promise<StoredControl[]>
}

export function controls(db: Db, viewer: Viewer): Controls {
  return {
    async write(run, framework, account, results) {
      const blob = blobOf(results)
      await putBlobs(db, [blob])
      await db
        .insertInto('runControls')
        .values({ run, framework, account, results: blob.digest })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    },

    async read(run, filter = {}) {
      const { framework, account } = filter
      const links = await db
        .selectFrom('runControls')
        .select(['framework', 'results'])
        .where(eb => eb.and({ run, ...(framework && { framework }), ...(account && { account }) }))
        .where(seenOfRun(viewer, 'runControls'))
        .orderBy('framework')
        .orderBy('account')
        .execute()
      const sets = await contents(db).get(links.map(({ results }) => digestOf(results)))
      const byFramework = Map.groupBy(links, link => link.framework)
      return [...byFramework.values()].flatMap(group =>
        interleave(group.map(({ results }) => resultsOf(sets, results))),
      )
    },
  }
}

function resultsOf(sets: ReadonlyMap<string, unknown>, digest: Buffer): StoredControl[] {
  const set = sets.get(digestOf(digest))
  if (!set) throw new StoreError('corrupt', `Stored control results are missing: ${digestOf(digest)}.`)
  return set as StoredControl[]
}

/** One account after the other becomes one control after the other; accounts of a run share the framework's order. */
function interleave(accounts: readonly StoredControl[][]): StoredControl[] {
  const places = new Map<string, StoredControl[]>()
  for (const results of accounts) {
    for (const result of results) places.set(result.control, [...(places.get(result.control) ?? []), result])
  }
  return [...places.values()].flat()
}
