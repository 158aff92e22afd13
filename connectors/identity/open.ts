import type { AccountView } from './account-view.ts'
import type { PrincipalFact } from './facts.ts'
import type { Path } from './path.ts'
import { remembered } from './remembered.ts'

/** Most principals may do none of a path's actions at all. */
export function isOpenTo(view: AccountView, from: PrincipalFact, path: Path): boolean {
  if (path.for !== undefined && path.for !== from.kind) return false
  const asking = view.asking(from)
  return remembered(ACTIONS, path, () => Object.values(path.does).flat()).every(action => asking.may(action))
}

const ACTIONS = new Map<Path, readonly string[]>()
