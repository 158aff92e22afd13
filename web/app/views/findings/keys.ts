import { useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useReviewing } from './reviews.ts'
import type { Finding, Row } from './rows.ts'

const TYPED = 'input, textarea, select'

/**
 * j and k go from finding to finding, a accepts, f asks to follow up, c goes to the comment, Escape closes. They are heard while
 * the list or a finding has the focus, never while somebody types.
 */
export function useKeys(rows: readonly Row[], chosen: Finding | undefined): (event: KeyboardEvent) => void {
  const navigate = useNavigate({ from: '/findings' })
  const { mutate } = useReviewing()
  const show = (finding: string | undefined) => void navigate({ search: now => ({ ...now, finding }), replace: true })
  const step = (by: 1 | -1) => {
    let at = chosen
      ? rows.findIndex(row => 'finding' in row && row.finding.id === chosen.id)
      : by > 0
        ? -1
        : rows.length
    do at += by
    while (rows[at] && !('finding' in (rows[at] ?? {})))
    const row = rows[at]
    if (row && 'finding' in row) show(row.finding.id)
  }
  return event => {
    const { key, currentTarget, target } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (target instanceof Element && target.matches(TYPED)) {
      if (key === 'Escape') currentTarget.querySelector<HTMLElement>('article h2')?.focus()
      return
    }
    if (key === 'j') step(1)
    else if (key === 'k') step(-1)
    else if (key === 'Escape' && chosen) {
      currentTarget.querySelector<HTMLElement>('section')?.focus()
      show(undefined)
    } else if (key === 'a' && chosen) mutate({ finding: chosen, mark: 'accepted' })
    else if (key === 'f' && chosen) mutate({ finding: chosen, mark: 'follow_up' })
    else if (key === 'c') currentTarget.querySelector<HTMLElement>('[data-comment]')?.focus()
    else return
    event.preventDefault()
  }
}
