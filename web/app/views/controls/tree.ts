import type { ControlStatus } from '../../messages.ts'

export interface Control {
  readonly control: string
  readonly title: string
  readonly status: ControlStatus
}

/** A control, or what several have in common in their ids; a control may have others below it. */
export interface Branch {
  readonly id: string
  readonly control: Control | undefined
  readonly below: readonly Branch[]
}

export interface TreeRow {
  readonly branch: Branch
  /** From 1. */
  readonly level: number
  readonly parent: string | undefined
  readonly place: number
  readonly siblings: number
  /** Undefined: there is nothing below it. */
  readonly open: boolean | undefined
}

/** `164.308(a)(1)`: 164, 164.308, 164.308(a), 164.308(a)(1). Every framework numbers its controls so that its groups begin alike. */
function beginnings(id: string): string[] {
  const ends = [...id.matchAll(/(?<=[^.\-(])(?=[.\-(])/g)].map(({ index }) => index)
  return [...ends, id.length].map(end => id.slice(0, end))
}

/** The groups of a framework, as the ids of its controls say. What would hold everything, or one thing alone, is no group. */
export function treeOf(controls: readonly Control[]): Branch[] {
  const [only, ...more] = branches(controls, 0)
  if (only === undefined) return []
  return more.length === 0 && only.control === undefined ? [...only.below] : [only, ...more]
}

function branches(controls: readonly Control[], depth: number): Branch[] {
  const groups = Map.groupBy(controls, ({ control }) => beginnings(control)[depth] ?? control)
  return [...groups].map(([id, members]) => branchOf(id, members, depth))
}

function branchOf(id: string, members: readonly Control[], depth: number): Branch {
  const [first, ...others] = members
  if (first !== undefined && others.length === 0) return { id: first.control, control: first, below: [] }
  const control = members.find(one => one.control === id)
  const below = branches(
    members.filter(one => one !== control),
    depth + 1,
  )
  const [single, ...rest] = below
  return control === undefined && single !== undefined && rest.length === 0 ? single : { id, control, below }
}

/** Every control in it and below it. */
export const controlsIn = ({ control, below }: Branch): Control[] => [
  ...(control ? [control] : []),
  ...below.flatMap(controlsIn),
]

/** What stands one below the other while some are open. */
export function rowsOf(
  tree: readonly Branch[],
  isOpen: (id: string) => boolean,
  level = 1,
  parent?: string,
): TreeRow[] {
  return tree.flatMap((branch, at) => {
    const open = branch.below.length === 0 ? undefined : isOpen(branch.id)
    const row = { branch, level, parent, place: at + 1, siblings: tree.length, open }
    return open === true ? [row, ...rowsOf(branch.below, isOpen, level + 1, branch.id)] : [row]
  })
}
