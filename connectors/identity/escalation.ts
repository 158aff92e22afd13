import type { Step } from './way.ts'

export interface Escalation {
  /** The id of the path in the list of known ones. */
  readonly Path: string
  readonly Name: string
  /** The ARN of the principal whose rights are got; its own, where it gets more itself. */
  readonly To: string
  readonly Reaches: 'administrator' | 'principal' | 'data'
  /** `certain`: settings decide everything. */
  readonly Certainty: 'certain' | 'conditional'
  readonly Steps: readonly Step[]
  readonly Conditions: readonly string[]
}

/** To whom a path leads, without how. */
export type Led = Pick<Escalation, 'Path' | 'To' | 'Reaches' | 'Certainty' | 'Conditions'>

const REACHES = ['administrator', 'data', 'principal'] as const
/** The worst first: by what it reaches, then by how many conditions stand in between. */
export const rankOf = ({ Reaches, Conditions }: Led): number => REACHES.indexOf(Reaches) * 1000 + Conditions.length
