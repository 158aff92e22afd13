import type { Page, PageRequest } from './page.ts'

export type Scope = 'admin' | 'read' | 'auditor'

export interface NewKey {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Null: all accounts. */
  readonly accounts: readonly string[] | null
  readonly expiresAt: string | null
}

export interface ApiKey extends NewKey {
  readonly id: string
  /** The first characters, enough to tell keys apart: `exk_7f3a91c2`. */
  readonly prefix: string
  readonly createdAt: string
  readonly createdBy: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

export interface Keys {
  /** `secret` is the whole key; it is given here once and stored as a hash. */
  create(key: NewKey, createdBy: string): Promise<{ key: ApiKey; secret: string }>
  /** The first admin key; undefined when any key exists. Only one caller ever gets it. */
  createFirst(name: string): Promise<{ key: ApiKey; secret: string } | undefined>
  get(id: string): Promise<ApiKey>
  list(page?: PageRequest): Promise<Page<ApiKey>>
  /** The key that this secret is, if it is valid now; notes its use (at most once a minute). */
  authenticate(secret: string): Promise<ApiKey | undefined>
  revoke(id: string): Promise<ApiKey>
}
