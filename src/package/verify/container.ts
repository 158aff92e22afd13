import type { Status } from '../../../connectors/kit/index.ts'
import type { ContentFile } from '../format/manifest.ts'

/** A file of a package, as whatever holds the package offers it. */
export interface Entry {
  readonly path: string
  /** Bytes it unpacks to, as the container says; {@link read} gives no more. */
  readonly size: number
  /** Its bytes, in order. Rejects with a Refusal where the container is damaged. */
  read(): AsyncIterable<Uint8Array>
}

/** An opened package: files with known names, each once. What is wrong with the container itself went to `failures`. */
export interface Container {
  readonly entries: ReadonlyMap<string, Entry>
  /** There where findings can be read at the same time as other files. */
  readonly findingsElsewhere?: FindingsElsewhere
  close(): Promise<void>
}

/** Reads findings.json, whose findings may name `items`. Null is no verdict: the file may be right or wrong, or was not read. */
export type FindingsElsewhere = (file: ContentFile, items: readonly string[]) => Promise<FindingsFacts | null>

/** What there is to know of findings with which nothing is wrong. */
export interface FindingsFacts {
  readonly counts: Readonly<Record<Status, number>>
  /** SHA-256 of the table that says the same. */
  readonly csvSha256: string
}
