import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Pages } from '../api/pages.ts'
import { messages } from '../messages.ts'
import styles from './list.module.css'
import { Failed, Loaded } from './states.tsx'

const { list } = messages

interface Shown<Item> {
  readonly of: Pages<Item>
  readonly empty: ReactNode
  readonly children: (items: readonly Item[]) => ReactNode
}

/** A list in each of its states. What was loaded before a failure stays, with the failure beside it. */
export function List<Item>({ of, empty, children }: Shown<Item>) {
  const { items: data, error, cut, whole, loading, again, more } = of
  return (
    <Loaded of={{ data, error, refetch: again }}>
      {items =>
        items.length === 0 && whole ? (
          empty
        ) : (
          <>
            {children(items)}
            {cut && <Failed error={error} again={again} />}
            {!whole && !cut && (
              <p className={styles.more}>
                {list.first(items.length)}
                <Button size="xs" variant="default" loading={loading} onClick={more}>
                  {list.more}
                </Button>
              </p>
            )}
          </>
        )
      }
    </Loaded>
  )
}
