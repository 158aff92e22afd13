/** What a measured process leaves behind (note-process.ts). */
export interface Noted {
  readonly peakKiB: number
  /** Processor time of all its threads. */
  readonly cpuSeconds: number
  /** Now and then: the time (ms since 1970), and the seconds that its main thread had waited for a core by then. */
  readonly waited: readonly (readonly [at: number, seconds: number])[]
}

/** Seconds that the main thread waited for a core between two moments; 0 where the kernel does not tell. */
export function waitedBetween({ waited }: Noted, from: number, to: number): number {
  const before = waited.findLast(([at]) => at <= from) ?? waited[0]
  const after = waited.find(([at]) => at >= to) ?? waited.at(-1)
  return before && after ? after[1] - before[1] : 0
}
