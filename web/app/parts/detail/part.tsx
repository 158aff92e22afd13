import type { ReactNode } from 'react'
import styles from './detail.module.css'

/** A part of what stands beside a list. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
