import type { PrincipalText } from '../../../../src/package/format/principal.ts'
import { messages } from '../../messages.ts'
import styles from './identity.module.css'

const words = messages.identity
/** More names than these say nothing more at a glance. */
const MOST = 5

/** By name, with what it is: of an assignment, the people who have it. */
export function Principal({ of: { name, kind, people } }: { of: PrincipalText }) {
  return (
    <>
      <bdi>{name}</bdi> <span className={styles.kind}>{people === null ? kind : <bdi>{assigned(people)}</bdi>}</span>
    </>
  )
}

type People = NonNullable<PrincipalText['people']>

function assigned({ known, unread }: People): string {
  const more = known.length > MOST ? ` ${messages.evidence.more(known.length - MOST)}` : ''
  const open = unread.length > 0 ? `; ${messages.accessReview.notKnown}` : ''
  if (known.length > 0) return words.assigned(`${known.slice(0, MOST).join(', ')}${more}${open}`)
  return unread.length > 0 ? words.holdersUnread : words.noHolder
}
