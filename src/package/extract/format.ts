import type { ItemHeader, Resource } from '../../evidence/item.ts'
import type { Manifest } from '../format/manifest.ts'

export const EXTRACT_FORMAT = 'exhibit.extract/v1'

/** One resource of a package, with all it takes to verify it without the rest (docs/package-format.md). */
export interface Extract {
  readonly format: typeof EXTRACT_FORMAT
  readonly resource: Resource
  /** The item it is of, without its other members. */
  readonly item: ItemHeader
  /** Inclusion proof of RFC 6962 §2.1.1: hashes in hex, from the leaf up. */
  readonly proof: { readonly index: number; readonly size: number; readonly path: readonly string[] }
  /** Its canonical JSON is what was signed. */
  readonly manifest: Manifest
  /** Base64 of DER, as in the package. */
  readonly signature: string
  /** PEM, as in the package. */
  readonly signer: string
  /** Base64 of the authority's token; null without one. */
  readonly timestamp: string | null
}
