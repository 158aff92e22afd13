/**
 * How much of what was asked for was read. `complete`: every target and every list, member and field; `partial`: something
 * was not; `nothing_read`: not a single list.
 */
export const OUTCOMES = ['complete', 'partial', 'nothing_read'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What was asked for, against all that there is to ask of the account: only a full run may stand for its state. */
export const EXTENTS = ['full', 'narrowed'] as const
export type Extent = (typeof EXTENTS)[number]

export interface Coverage {
  readonly scope: Extent
  /** Accounts and regions: read, not let in, not enabled by the account. */
  readonly targets: { readonly done: number; readonly refused: number; readonly disabled: number }
}

export interface Covered {
  readonly outcome: Outcome
  readonly coverage: Coverage
}

/** Several accounts as one: complete or full only where each of them is. */
export function together(all: readonly Covered[]): Covered {
  const sum = (name: keyof Coverage['targets']) =>
    all.reduce((total, { coverage }) => total + coverage.targets[name], 0)
  const only = (outcome: Outcome) => all.every(one => one.outcome === outcome)
  return {
    outcome: only('nothing_read') ? 'nothing_read' : only('complete') ? 'complete' : 'partial',
    coverage: {
      scope: all.every(({ coverage }) => coverage.scope === 'full') ? 'full' : 'narrowed',
      targets: { done: sum('done'), refused: sum('refused'), disabled: sum('disabled') },
    },
  }
}
