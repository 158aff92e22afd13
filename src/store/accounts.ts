import type { Page, PageRequest } from './page.ts'

/** How we get into an account. */
export type Access =
  | { readonly kind: 'role'; readonly roleArn: string; readonly externalId: string | null }
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'ambient' }

export interface NewAccount {
  /** 12 digits. */
  readonly account: string
  readonly name: string
  readonly access: Access
  /** Regions to read; null means all that are enabled. */
  readonly regions: readonly string[] | null
  readonly tags: Readonly<Record<string, string>>
  readonly enabled: boolean
}

export interface Account extends NewAccount {
  readonly id: string
  readonly createdAt: string
  readonly updatedAt: string
  /** The last time GetCallerIdentity said that it is this account. */
  readonly verifiedAt: string | null
  readonly lastError: { readonly code: string; readonly message: string } | null
}

export interface Accounts {
  /** Throws `conflict` when the account is there. */
  create(account: NewAccount): Promise<Account>
  get(id: string): Promise<Account>
  byNumber(account: string): Promise<Account | undefined>
  list(filter: { enabled?: boolean | undefined }, page?: PageRequest): Promise<Page<Account>>
  update(id: string, change: Partial<Omit<NewAccount, 'account'>>): Promise<Account>
  verified(id: string, error: { code: string; message: string } | null): Promise<void>
  remove(id: string): Promise<void>
}
