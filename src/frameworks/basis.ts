import type { Control, ControlCheck, ControlResult, Framework } from './framework.ts'

/** What the mapping says of a control, whatever came of its tests. */
export interface ControlBasis {
  readonly responsibility: Control['responsibility']
  /** What else is needed; null where the control's evidence is all of it. */
  readonly needs: string | null
  /** Every check that speaks to it, context included, and what a pass means for it. */
  readonly links: readonly Pick<ControlCheck, 'check' | 'strength' | 'because'>[]
}

/** A row of `controls.json`. Packages of earlier versions have results alone, and none has rows of both kinds. */
export type ControlRow = ControlResult & Partial<ControlBasis>

export const hasBasis = (row: ControlRow): row is ControlResult & ControlBasis =>
  row.responsibility !== undefined && row.needs !== undefined && row.links !== undefined

export const basisOf = ({ responsibility, needs, checks }: Control): ControlBasis => ({
  responsibility,
  needs: needs ?? null,
  links: checks.map(({ check, strength, because }) => ({ check, strength, because })),
})

/** Adds to results what the mapping says of their controls. */
export function withBasis(frameworks: readonly Framework[]): (result: ControlResult) => ControlRow {
  const known = new Map(frameworks.map(({ id, controls }) => [id, new Map(controls.map(c => [c.id, c]))]))
  return result => {
    const control = known.get(result.framework)?.get(result.control)
    return control ? { ...result, ...basisOf(control) } : result
  }
}
