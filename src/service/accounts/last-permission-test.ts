import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'
import type { PermissionTest } from './test-permissions.ts'

/** Whoever tests tells how far it is after every type: after this long without a word it has ended. */
const SILENT_MS = 60_000

/** The last test of an account's permissions; one whose process ended in the midst is `stopped`. Throws `not_found`. */
export async function lastPermissionTest({ store }: Viewed, id: string): Promise<PermissionTest> {
  await store.accounts.get(id)
  const stored = await store.permissionTests.get(id)
  if (!stored) throw new ServiceError('not_found', 'The permissions of this account were not tested yet.')
  const test = stored.test as PermissionTest
  const isSilent = test.state === 'running' && Date.now() - Date.parse(stored.updatedAt) > SILENT_MS
  return isSilent ? { ...test, state: 'stopped' } : test
}
