import { meaningOf } from '../../kit/index.ts'

interface Period {
  readonly Days?: number | undefined
  readonly Years?: number | undefined
}

/** How long a default retention of Object Lock keeps objects: AWS takes days or years, never both. */
export function periodOf({ Days, Years }: Period): string {
  if (Years) return `${Years} year${Years === 1 ? '' : 's'}`
  return Days ? `${Days} day${Days === 1 ? '' : 's'}` : 'a period AWS did not state'
}

interface Lock {
  ObjectLockEnabled?: 'Enabled' | undefined
}

/** Whether a bucket has object lock; AWS has one word for yes, and leaves it out otherwise. */
export const isLocked = <L extends Lock>(lock: L | null | undefined): lock is L =>
  lock?.ObjectLockEnabled !== undefined &&
  meaningOf(lock.ObjectLockEnabled, { Enabled: true }, 'the state of object lock')
