import type { ReactNode } from 'react'
import styles from './overview.module.css'

interface Shown {
  readonly name: string
  readonly count: ReactNode
  readonly children: ReactNode
}

/** One thing that may need attention: how much of it there is, and where to go. */
export function Tile({ name, count, children }: Shown) {
  return (
    <section className={styles.tile}>
      <h2>{name}</h2>
      <p className={styles.count}>{typeof count === 'number' ? count.toLocaleString('en-US') : count}</p>
      {children}
    </section>
  )
}
