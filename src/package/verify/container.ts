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
  close(): Promise<void>
}
