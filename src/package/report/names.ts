/** Names by evidence item, then resource. */
export type Names = ReadonlyMap<string, ReadonlyMap<string, string | null>>
