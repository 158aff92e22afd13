import { type ReactNode, useEffect } from 'react'
import { messages } from '../messages.ts'
import styles from './page.module.css'

interface Shown {
  readonly title: string
  readonly lead?: ReactNode
  readonly acts?: ReactNode
  readonly children: ReactNode
}

/** A view: its name, one sentence on what it shows, what can be done, and the rest. */
export function Page({ title, lead, acts, children }: Shown) {
  useEffect(() => {
    document.title = `${title} · ${messages.product}`
  }, [title])
  return (
    <>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {acts && <div className={styles.acts}>{acts}</div>}
      </header>
      {children}
    </>
  )
}

/** Cards one below the other. */
export const Cards = ({ children }: { children: ReactNode }) => <div className={styles.cards}>{children}</div>

export function Card({ title, acts, children }: { title?: string; acts?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.card}>
      {title && (
        <div className={styles.cardHead}>
          <h2>{title}</h2>
          {acts}
        </div>
      )}
      {children}
    </section>
  )
}
