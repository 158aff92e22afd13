/** How we get into an account. */
export type Access =
  | { readonly kind: 'role'; readonly roleArn: string; readonly externalId: string | null }
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'ambient' }

/** `failed`: it will be tried again; `dead`: it will not. */
export type DeliveryStatus = 'pending' | 'delivering' | 'delivered' | 'failed' | 'dead'

export type Scope = 'admin' | 'operate' | 'read' | 'auditor'

export type Role = 'admin' | 'operator' | 'reader' | 'auditor'

export type RunStatus = 'queued' | 'collecting' | 'finishing' | 'finished' | 'failed' | 'cancelled'

/** What is being done to a run whose targets have all ended: to the `n`th of `of` accounts. */
export interface FinishStep {
  readonly step: 'assessing' | 'packing' | 'report' | 'signing'
  readonly n: number
  readonly of: number
}

/** What was asked for; `null` means all. `options` is the service's own. */
export interface RunRequest {
  /** 12-digit ids; empty: the account the process's own credentials belong to. */
  readonly accounts: readonly string[]
  readonly regions: readonly string[] | null
  readonly frameworks: readonly string[] | null
  readonly types: readonly string[] | null
  readonly destinations: readonly string[]
  /** Evidence types besides those that `types` or the frameworks name. */
  readonly also?: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
}

/** `refused`: AWS did not let us in; `disabled`: the account has not enabled the region; `failed`: it ended with an error. */
export type TargetStatus = 'queued' | 'running' | 'done' | 'refused' | 'disabled' | 'failed' | 'cancelled'
