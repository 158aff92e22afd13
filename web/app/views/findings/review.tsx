import { Button, Textarea } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'
import styles from '../../parts/detail/detail.module.css'
import { Part } from '../../parts/detail/part.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Failed, Trouble } from '../../parts/states.tsx'
import { MARK_TONES, type Mark, type Review, useReviewing, useReviews } from './reviews.ts'
import type { Finding } from './rows.ts'

const words = messages.reviews
const MARKS = ['accepted', 'follow_up', 'answered'] as const

/** What auditor and owner say of a finding, and what can be said. */
export function ReviewPart({ finding }: { finding: Finding }) {
  const { items, error, again } = useReviews(finding.id)
  const { mutate, error: refused, isPending } = useReviewing()
  const field = useRef<HTMLTextAreaElement>(null)
  const say = (mark: Mark | null) => {
    const comment = field.current?.value
    if (mark === null && !comment?.trim()) return field.current?.focus()
    mutate({ finding, mark, comment })
    if (field.current) field.current.value = ''
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) say(null)
  }
  return (
    <Part title={words.title}>
      <Trouble of={{ data: items, error, refetch: again }} />
      {items?.map(one => (
        <Said key={one.id} review={one} />
      ))}
      <Textarea ref={field} label={words.comment} data-comment rows={2} maxLength={4000} onKeyDown={onKeyDown} />
      <p className={styles.acts}>
        <Button size="xs" variant="default" disabled={isPending} onClick={() => say(null)}>
          {words.say}
        </Button>
        {MARKS.map(mark => (
          <Button key={mark} size="xs" variant="default" disabled={isPending} onClick={() => say(mark)}>
            {words.acts[mark]}
          </Button>
        ))}
      </p>
      {refused !== null && <Failed error={refused} />}
    </Part>
  )
}

function Said({ review: { mark, comment, reviewer, at } }: { review: Review }) {
  return (
    <div className={styles.box}>
      {mark && (
        <p>
          <Badge tone={MARK_TONES[mark]}>{words.marks[mark]}</Badge>
        </p>
      )}
      {comment && (
        <p>
          <bdi>{comment}</bdi>
        </p>
      )}
      <p className={styles.soft}>
        <bdi>{reviewer}</bdi>, <Moment at={at} />
      </p>
    </div>
  )
}
