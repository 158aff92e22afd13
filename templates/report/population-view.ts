/** What was read of one evidence type. */
export interface TypeCounts {
  readonly type: string
  readonly items: number
  readonly listed: number
  readonly collected: number
}

/** What the items behind a control or a test add up to. */
export interface PopulationCounts {
  readonly items: number
  readonly listed: number
  readonly collected: number
  /** Listed and not read. */
  readonly members: number
  /** Settings that were not read. */
  readonly fields: number
  readonly incomplete: number
  /** Items whose list a second, independent count agrees with. */
  readonly reconciled: number
  /** Items for which no list was made though nothing is missing: judged in another account, or empty by definition. */
  readonly unlisted: number
  /** Items that were not listed but computed from others, and are as whole as these. */
  readonly computed?: number
  /** Left out on purpose; the rules stand with the evidence. */
  readonly excluded: number
  /** Regions of the scope that refused, where it depends on regions: nothing is known of them, and they have no list. */
  readonly refused: number
}

/** The IPE block of one evidence type: how every item of it was made. */
export interface PopulationView {
  readonly type: string
  readonly title: string
  readonly definition: string
  readonly items: number
  readonly listed: number
  readonly collected: number
  readonly gaps: number
  readonly fieldGaps: number
  readonly excluded: readonly { readonly rule: string; readonly count: number }[]
  readonly incomplete: number
  /** Regions of the scope that refused and so have no item, if the type is one of regions. */
  readonly refused: number
  /** Items whose list a second, independent count agrees with. */
  readonly reconciled: number
  /** Items for which no list was made though nothing is missing. */
  readonly unlisted: number
  /** Items that were not listed but computed from others, and are as whole as these. */
  readonly computed?: number
  /** The types that they were computed from. */
  readonly inputs?: readonly string[]
  readonly reconciliations: readonly string[]
  /** What is judged in other accounts or empty by definition, as clauses. */
  readonly elsewhere: readonly string[]
  readonly principals: readonly string[]
  readonly triggers: readonly string[]
  readonly tools: readonly string[]
  /** Where the settings were read, in words. */
  readonly sources: readonly string[]
  /** Read from a recording: `from` and `to` are the times of the replay, `sourceAsOf` that of the recording. */
  readonly replayed: boolean
  readonly from: string
  readonly to: string
  readonly sourceAsOf: string | null
  readonly clockOffsetMs: number | null
  readonly calls: readonly CallView[]
  readonly redactions: readonly { readonly rule: string; readonly count: number }[]
  readonly rows: readonly ItemRow[]
  /** Items with a complete, empty list; shown together. */
  readonly empty: readonly { readonly account: string; readonly region: string; readonly id: string }[]
  readonly emptyTotal: number
}

export interface CallView {
  readonly action: string
  readonly operation: string
  readonly parameters: string
  readonly variesBy: readonly string[]
  readonly calls: number
  readonly pages: number
  readonly failed: number
  readonly firstAt: string
  readonly lastAt: string
  readonly requestIds: readonly string[]
}

export interface ItemRow {
  readonly id: string
  readonly path: string
  readonly account: string
  readonly region: string
  readonly from: string
  readonly to: string
  readonly listed: number
  readonly collected: number
  readonly gaps: number
  readonly fieldGaps: number
  readonly excluded: number
  readonly complete: boolean
  readonly reconciled: boolean
  readonly why: string | null
  /** What of it is judged in another account, or why it is empty by definition. */
  readonly elsewhere: string | null
  readonly digest: string
  readonly root: string
}
