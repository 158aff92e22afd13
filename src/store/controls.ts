import type { ControlResult } from '../frameworks/framework.ts'

/** A control result without the ids of the run's own items, which the caller joins in. */
export type StoredControl = Omit<ControlResult, 'items'>

export interface Controls {
  /** Stores the results of one framework in one account; idempotent. */
  write(run: string, framework: string, account: string, results: readonly StoredControl[]): Promise<void>
  /** Ordered by framework, then as written (the framework's own order), then account. */
  read(run: string, filter?: { framework?: string | undefined; account?: string | undefined }): Promise<StoredControl[]>
}
