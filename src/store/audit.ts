import type { Page, PageRequest } from './page.ts'

/** Who did what. No secret belongs in `detail`. */
export interface AuditEntry {
  /** `key exk_7f…`, `os alice`, `schedule <id>` */
  readonly actor: string
  /** `accounts.create` */
  readonly action: string
  readonly subject: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export interface StoredAuditEntry extends AuditEntry {
  readonly id: string
  readonly at: string
}

export interface AuditLog {
  append(entry: AuditEntry): Promise<StoredAuditEntry>
  /** Newest first. */
  list(
    filter: {
      actor?: string | undefined
      action?: string | undefined
      since?: string | undefined
      until?: string | undefined
    },
    page?: PageRequest,
  ): Promise<Page<StoredAuditEntry>>
}
