import type { Page, PageRequest } from './page.ts'

export interface NewDestination {
  readonly name: string
  /** `webhook`, `s3`, … : the adapter. */
  readonly kind: string
  readonly config: Readonly<Record<string, unknown>>
  /** Event types it wants; empty means all. */
  readonly events: readonly string[]
  readonly enabled: boolean
}

/** Without its secrets, which only {@link Destinations.secrets} gives. */
export interface Destination extends NewDestination {
  readonly id: string
  /** Names of the secrets that are set. */
  readonly secretNames: readonly string[]
  readonly createdAt: string
  readonly updatedAt: string
}

export type Secrets = Readonly<Record<string, string>>

export interface Destinations {
  create(destination: NewDestination, secrets?: Secrets): Promise<Destination>
  get(id: string): Promise<Destination>
  list(filter: { enabled?: boolean | undefined }, page?: PageRequest): Promise<Page<Destination>>
  update(id: string, change: Partial<NewDestination>, secrets?: Secrets): Promise<Destination>
  remove(id: string): Promise<void>
  /** For the deliver room only: never in an answer, a log or an error. */
  secrets(id: string): Promise<Secrets>
}
