import type { Page, PageRequest } from './page.ts'

export interface StoredPackage {
  readonly id: string
  readonly run: string
  /** The account it is about; null for one of many accounts. */
  readonly account: string | null
  readonly format: string
  /** Where the file is: a path below the data directory, or an object's key. */
  readonly path: string
  readonly sha256: string
  readonly size: number
  /** manifest.json, byte for byte. */
  readonly manifest: Uint8Array
  readonly label: string | null
  readonly createdAt: string
}

export interface Packages {
  /** Idempotent by id. */
  add(built: Omit<StoredPackage, 'createdAt'>): Promise<StoredPackage>
  get(id: string): Promise<StoredPackage>
  ofRun(run: string): Promise<StoredPackage[]>
  list(
    filter: {
      run?: string | undefined
      account?: string | undefined
      since?: string | undefined
      until?: string | undefined
    },
    page?: PageRequest,
  ): Promise<Page<StoredPackage>>
}
