import made from './operations.json' with { type: 'json' }

/** An option: where its value goes, and what it takes. */
export interface Field {
  /** Without its dashes. */
  readonly flag: string
  readonly at: readonly string[]
  /** `map`: `name=value`, as often as there are names. */
  readonly kind: 'text' | 'number' | 'boolean' | 'map'
  readonly many?: true
  /** `null` means null. */
  readonly nullable?: true
  readonly choices?: readonly string[]
  readonly text: string
}

/** `text`: for the screen, or a file; `file`: for a file; `events`: server-sent. */
export type Answered = 'list' | 'object' | 'none' | 'text' | 'file' | 'events'

/** One operation of the API, as a command: `exhibit GROUP NAME`. */
export interface RemoteOperation {
  readonly id: string
  readonly group: string
  readonly name: string
  readonly summary: string
  readonly method: string
  readonly path: string
  readonly params: readonly { readonly name: string; readonly choices?: readonly string[] }[]
  readonly query: readonly Field[]
  /** Null where it takes none; empty where only a file can hold it. */
  readonly body: readonly Field[] | null
  readonly answer: Answered
  readonly paged: boolean
  readonly idempotent: boolean
  readonly waits: boolean
  readonly open: boolean
}

export interface RemoteOperations {
  readonly groups: readonly { readonly name: string; readonly description: string }[]
  readonly operations: readonly RemoteOperation[]
}

/** Made of the routes' schemas by `npm run generate`. */
export const REMOTE = made as RemoteOperations
